package urbanbrain.live;

import java.nio.file.Path;
import java.util.Optional;

/** What may happen to a live job. Each leaves everything running again. */
enum Blow {
  /** A task manager dies. */
  TASK_MANAGER {
    @Override
    void strike(Stage stage, Path city, int draw) throws Exception {
      stage.killTaskManager(draw);
    }
  },
  /** The job manager dies. */
  JOB_MANAGER {
    @Override
    void strike(Stage stage, Path city, int draw) throws Exception {
      stage.killJobManager();
    }
  },
  /** The broker dies, and comes back with what it holds. */
  BROKER {
    @Override
    void strike(Stage stage, Path city, int draw) throws Exception {
      stage.killBroker();
    }
  },
  /** The job is stopped with a savepoint and goes on at another parallelism. */
  SAVEPOINT {
    @Override
    void strike(Stage stage, Path city, int draw) throws Exception {
      String savepoint = stage.stop(false);
      stage.run(city, 1 + 2 * (draw % 2), Optional.of(savepoint));
    }
  },
  /** All of the cluster is stopped and started. */
  CLUSTER {
    @Override
    void strike(Stage stage, Path city, int draw) throws Exception {
      stage.restartCluster();
    }
  };

  /**
   * It happens.
   *
   * @param city the city file of the job
   * @param draw what chooses where there is a choice, from 0
   */
  abstract void strike(Stage stage, Path city, int draw) throws Exception;
}
