/**
 * A standalone Flink cluster on this machine, from the jars that the project is built with: for
 * those who try the live job, and for its tests. Whoever has a cluster submits the job's jar there.
 *
 * <p>Start at {@link urbanbrain.cluster.LocalCluster}.
 */
package urbanbrain.cluster;
