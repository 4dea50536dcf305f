/** The help texts. What they say is a fixed interface: others script it. */

import { policyIds } from "../policies/registry.ts";
import { MAIN_KEYS, PATTERN_KEYS } from "../scenario/class-mix.ts";
import { DEFAULT_FIGURES } from "../scenario/generated-figures.ts";
import { presetNames } from "../scenario/presets/catalogue.ts";
import { ALL, DEFAULT_POLICIES } from "./policy-flags.ts";
import { FORMATS } from "./run-options.ts";

export const HELP = `Rebalance Lab: what a cluster does under a relocation policy, in a terminal.

Usage:
  npm run --silent cli -- run [flags]       run policies over a scenario
  npm run --silent cli -- score [flags]     what policies come to on a scenario,
                                            by every measure
  npm run --silent cli -- policies [flags]  what policies there are, and their
                                            parameters
  npm run --silent cli -- tables            the paper's Tables 1-3 beside the
                                            computed ones
  npm run --silent cli -- COMMAND --help

Exit status: 0 done, 2 wrong usage or input (one line on standard error), 1 a bug;
128 and the signal's number where one ended it: 130 (interrupt), 143, 129.
`;

/** Which scenario, of every command that runs policies. */
const SCENARIO_HELP = `  --scenario NAME|FILE     a preset or a scenario file; default paper.
                           The fork that a file carries is made in every run
  --demands FILE.csv       a demand table: vm,hour,cpu,net,mem (step or time for
                           hour), demands as fractions of one PM; goes with
                           --pms. time is ISO 8601 or seconds or milliseconds
                           since 1970; how long a step is follows from it
  --step-minutes N         how long a step of --demands is, where its times do
                           not say it; default 60
  --allow-large            reads demands above 4 PMs in --demands, too, up to
                           100: they are refused as what may be per cent
  --generate KEY=VALUE,... a scenario of any size, from a few figures, as the
                           paper's experiment would be with more machines:
                             pms, vms     how many; VM i of n starts on PM
                                          floor(i*pms/n)
                             steps        how many; default ${DEFAULT_FIGURES.steps}
                             step-minutes length of a step; default ${DEFAULT_FIGURES.stepMinutes}
                             seed         of the demands; default that of --seed,
                                          or ${DEFAULT_FIGURES.seed}
                             load         how large the VMs are; default 1, which
                                          loads the PMs as the paper's are
                           Weights of the patterns (${PATTERN_KEYS.join(", ")})
                           and of the main resources (${MAIN_KEYS.join(", ")})
                           may be given; default as in the paper's Table 1
  --pms N                  number of PMs; VM i of n starts on PM floor(i*N/n)
  --threshold X            a PM above this on any resource is overloaded;
                           from 0.001 to 1; default the scenario's own.
                           A fork may change it in the course of the run
  --migration M,LINK,DIRTY MiB of the reference PM, MiB/s over the link, MiB/s
                           that a running VM writes to: what moves cost goes by
                           them; default the scenario's own
  --seed N                 of every random stream; default the scenario's own`;

const usageOf = (command: string): string => `Usage:
  ${command} [--scenario ${presetNames.join("|")}|FILE.json] [flags]
  ${command} --demands FILE.csv --pms N [flags]
  ${command} --generate pms=N,vms=N[,KEY=VALUE...] [flags]`;

/** Which policies, how and where to. */
const policiesHelp = (usual: string): string => `  --policy ID[,ID...]|all  of ${policyIds().join(", ")};
                           all are those that need no person;
                           default ${usual}
  --param POLICY.KEY=VALUE a parameter of a policy that runs; may be repeated
  --damp KEY=VALUE         damping of all policies that run, but of those that
                           no rules decide; may be repeated:
                             hold        act only after so many samples that
                                         give reason to, of the last \`samples\`,
                                         or in a row (DA1)
                             samples     see hold
                             cooldown    steps that a VM stays after a move (DA2)
                             margin      fraction of a PM that a target is to
                                         keep below the threshold (DA3)
                             moves       VMs that may be moved in a step (DA4)
                             backOff     steps that a PM is left alone where
                                         relieving it was fruitless (DA5)
                             window      samples of which policies see a
                                         percentile (DA6)
                             percentile  which one; default 95`;

const OUTPUT_HELP = `  --format ${FORMATS.join("|")}  default table
  --out FILE               write there, whole or not at all, instead of to
                           standard output; not the file that is read
  --help                   this text`;

export const RUN_HELP = `Runs policies over a scenario and prints what happened.

${usageOf("run")}

${SCENARIO_HELP}
${policiesHelp(DEFAULT_POLICIES)}
  --distance               tells, too, how far each step is from the best that
                           could be done from where it began, by a solver:
                           excess that was avoidable, moves beyond the fewest
${OUTPUT_HELP}

What the table counts: no solution, PMs over for which a policy had no action,
once per PM and step, also where another action relieved that PM later in the
step; relieved nothing, actions of the policy that lowered none of the resources
on which their source was over. Interventions of a fork that did not apply are
listed below it.

json is rebalance-lab/run@2; csv has the columns policy,step,pm,cpu,net,mem.
The formats are described in docs/formats.md.
`;

export const SCORE_HELP = `Runs policies over a scenario and prints what each comes to, by every measure.

${usageOf("score")}

${SCENARIO_HELP}
${policiesHelp(ALL)}
${OUTPUT_HELP}

A row per policy, a column per measure. Where nobody acts, what acting costs is
no figure: a dash in the table, null in json, nothing in csv.

json is rebalance-lab/score@1; csv has the columns policy,params and a measure
each. The formats and the measures are described in docs/formats.md.
`;

export const POLICIES_HELP = `Prints what policies there are: who they are from and since when, what they act
on, and their parameters with what these may be.

Usage:
  policies [--format table|json]

  --format table|json  default table; json is rebalance-lab/policies@1,
                       described in docs/formats.md
  --help               this text
`;

export const TABLES_HELP = `Prints the paper's Tables 1-3 beside the computed ones, with the differences,
and the figures of R3 (who goes over on the first day) and R4 (deviation in
peak hours). Everything is computed from the reconstructed scenario.

Usage:
  tables

  --help  this text
`;
