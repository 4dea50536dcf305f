/** Sa, Ha and Park (2008), Fig. 3, letter by letter as it is printed (S7). */

import type { PrintedLine } from "./listing.ts";

export const FIGURE_3: readonly PrintedLine[] = [
  { text: "Sort_descending_PMs;", key: "source" },
  { text: "Sort_descending_VMs_in_PMs;", key: "candidates" },
  { text: "for i=1..N in VMs", key: "source" },
  { text: "if overload(PMi)== true then", key: "source" },
  { text: "    for j=1..i+PER_PM_VM_CNT do", key: "candidates" },
  { text: "        PMk = find_most_longest_distance_PM(PMi)", key: "target" },
  { text: "        if migrate_fitness(PMi,VMi,PMk) != true then", key: "migrate" },
  { text: "            if most_loaded_resource(PMi) == most_loaded_resource(PMk) then", key: "swap" },
  { text: "                swap(most_usage_VM(PMi),least_usage_VM(PMk));", key: "swap" },
  { text: "            else", key: "swap" },
  { text: "                swap(most_usage_VM(PMi),most_usage_VM(PMk));", key: "swap" },
  { text: "            endif;", key: "swap" },
  { text: "        sort_descending_PMs;", key: null },
  { text: "        sort_descending_VMs_in_PM;", key: null },
  { text: "        redo i;", key: null },
  { text: "    end if;", key: null },
  { text: "end for;", key: null },
  { text: "end if;", key: null },
  { text: "end for;", key: null },
];
