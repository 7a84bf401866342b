package urbanbrain.bench.whole;

/**
 * What a process runs.
 *
 * @param ours whether it is our job, or the floor
 * @param rocksDb whether state is in RocksDB, and not on the heap
 * @param slots how many the job has
 * @param cores how many of the machine's cores the process has, the first ones
 */
record Setting(boolean ours, boolean rocksDb, int slots, int cores) {

  String title() {
    String state = rocksDb ? "RocksDB" : "heap";
    return ours ? "ours, state: " + state : "floor";
  }

  /** The cores as taskset takes them. */
  String coreList() {
    return cores == 1 ? "0" : "0-" + (cores - 1);
  }
}
