/** What a request may contain: how large it may be, which characters its values may have, how strictly its JSON is read. */
package network.vanguard.request;
