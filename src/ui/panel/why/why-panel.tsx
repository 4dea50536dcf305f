/** Why, and why not: for each lane the decision at the moment, down to the candidate. */

import { useSession } from "../../app-context.tsx";
import styles from "./why.module.css";
import { WhyLane } from "./why-lane.tsx";
import { WhyStepping } from "./why-stepping.tsx";

export function WhyPanel() {
  const { lanes } = useSession();
  return (
    <div className={styles.panel}>
      <WhyStepping />
      {lanes.map((lane) => (
        <WhyLane key={lane.id} lane={lane} />
      ))}
    </div>
  );
}
