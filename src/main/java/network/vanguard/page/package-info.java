/** The frame around every page: layout, notices, security headers, form protection, error pages and our own assets. */
package network.vanguard.page;
