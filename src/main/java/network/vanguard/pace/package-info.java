/** Floor 2: how often one person, and one address, may do what others have to read or the platform has to work for. */
package network.vanguard.pace;
