/** Floor 4: whether an entry helps where its readers are: what is unclear, whether it holds elsewhere, and whether somebody still looks after it. */
package network.vanguard.upkeep;
