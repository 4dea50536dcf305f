/** What lanes and forks are called: by the name that they were given, or by what they are. */

import type { Fork, Lane } from "../../state/session.ts";
import type { Words } from "../use-text.ts";

/** The name that it was promoted under, or its policy's. */
export const laneNameOf = ({ name, choice }: Pick<Lane, "name" | "choice">, words: Words): string =>
  name ?? words.lane(choice);

export const forkNameOf = ({ name, id }: Pick<Fork, "name" | "id">, { t }: Words): string =>
  name === "" ? t("lane.fork.unnamed", { id }) : name;
