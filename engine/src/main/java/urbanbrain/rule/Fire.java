package urbanbrain.rule;

/** When a rule whose verdict can still change is raised. */
public enum Fire {
  /** When nothing that may still come can change it. */
  WHEN_FINAL,
  /** At once, as provisional; later it is confirmed or withdrawn. Only for rules of class N. */
  ON_ARRIVAL
}
