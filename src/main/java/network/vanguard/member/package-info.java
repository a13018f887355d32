/** Floor 1: who people are (an OIDC subject and our row for it) and who is looking. */
package network.vanguard.member;
