/** Several questions to the database in one statement. */
package network.vanguard.query;
