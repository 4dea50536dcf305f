/** What lanes and forks are called: by the name that they were given, or by what they are. */

import { isPlayed } from "../../policies/registry.ts";
import type { Fork } from "../../state/fork-data.ts";
import type { Lane } from "../../state/lane.ts";
import { outsideText } from "../../view/text/outside-text.ts";
import type { Words } from "../use-text.ts";

/** Of the lane, and of its original: its policy's, and the name that it was promoted under, if it was. */
export const laneNameOf = ({ name, choice }: Pick<Lane, "name" | "choice">, words: Words): string =>
  name === null ? words.lane(choice) : `${words.lane(choice)}: ${outsideText(name)}`;

export const forkNameOf = ({ name, id }: Pick<Fork, "name" | "id">, { t }: Words): string =>
  name === "" ? t("lane.fork.unnamed", { id }) : outsideText(name);

/** The same as it is kept, saved and edited: not to be shown in a text. */
export const writtenForkName = ({ name, id }: Pick<Fork, "name" | "id">, { t }: Words): string =>
  name === "" ? t("lane.fork.unnamed", { id }) : name;

export const writtenLaneName = ({ name, choice }: Pick<Lane, "name" | "choice">, words: Words): string =>
  name === null ? words.lane(choice) : `${words.lane(choice)}: ${name}`;

/** "SCOA: Fork 1": of a lane's fork, where it stands beside other runs. */
const forkOfLane = (lane: Pick<Lane, "name" | "choice">, fork: Fork, words: Words): string =>
  `${laneNameOf(lane, words)}: ${forkNameOf(fork, words)}`;

/** Of the run that a lane shows. A person's moves are a fork by themselves: the only one needs no name of its own. */
export function shownNameOf(lane: Pick<Lane, "name" | "choice" | "forks" | "shown">, words: Words): string {
  const fork = lane.forks.find(({ id }) => id === lane.shown);
  const isNamed = !isPlayed(lane.choice) || lane.forks.length > 1;
  return fork === undefined || !isNamed ? laneNameOf(lane, words) : forkOfLane(lane, fork, words);
}

/** The same in fewer letters, for where a name has no room: of a policy with its defaults its short name, and of any lane its number, at last. */
export function shorterNamesOf(
  name: string,
  { choice }: Pick<Lane, "choice">,
  number: number,
  words: Words,
): string[] {
  const { policy, t } = words;
  const short = name === policy(choice.policy) ? [t(`policies.${choice.policy}.short`)] : [];
  return [...short, t("chart.laneNumber", { number })];
}
