/** Floor 1: the vocabulary, after SKOS. A tag is a concept; a practice is a concept of the facet "approach". */
package network.vanguard.vocabulary;
