/** Floor 2: a request that is sent twice is carried out once. */
package network.vanguard.idempotency;
