import { createLocalRunner } from "../contract/local-runner.ts";
import { describeRunner } from "../contract/runner-contract.ts";

describeRunner("in the caller's thread", createLocalRunner);
