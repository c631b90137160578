/** Seeded load in the three native forms that the benchmark and the crash harness feed to the collector and its peers. */
package dev.postern.testkit.load;
