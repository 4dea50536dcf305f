import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}} has memory to spare and is emptied: {{vm}} goes to {{target}}",
  parameters: {
    powerOff: {
      name: "Switch PMs off",
      about: "Whether an emptied PM is off for the rest of the step, which breaks a plan off (XO15).",
      values: {
        off: { full: "no", short: "stay on" },
        on: { full: "yes, as in the product", short: "switched off" },
      },
    },
    runsPerStep: {
      name: "Runs in a step",
      about: "Another begins if the one before has emptied a PM (RM2).",
    },
  },
  criteria: {
    cpu: {
      name: "cpu, %",
      short: "cpu",
      about: "Cpu in percent of the PM, with what the plan has booked.",
      formula: "100 × u",
    },
    free: {
      name: "free memory",
      short: "free",
      about: "Memory that is left, in units of the reference PM, with what the plan has booked.",
      formula: "memory of the PM − memory of its VMs",
    },
    placed: {
      name: "VMs with a place",
      short: "VMs",
      about: "How many VMs of a PM that is to be emptied find a place.",
      formula: "VMs with a place, of all",
    },
  },
  says: {
    source: "PMs with memory to spare have their turn by number (free memory): {{list}}.",
    target: "Of the PMs asked in turn, {{target}} is the first with room; {{figure}} was free.",
    untold:
      "A PM is emptied for the memory that it has to spare, and not for what it is over on. These figures do not tell the smallest change.",
  },
  listing: {
    source: "for each PM with memory to spare but the first, by number",
    vm: "for each of its VMs, most memory first",
    target: "the first PM, else the fullest, that stays < {{threshold}}",
    whole: "if all of them have a place",
    moved: "they move; what was booked stays booked",
    none: "no solution for a PM that is over at the end",
  },
  assumptions: {
    mode: {
      title: "Every PM can be switched on again (XO13)",
      text: "The product empties only hosts for which a way to power them on is entered. By default none is, and it does nothing.",
    },
    master: {
      title: "PM 0 is the master (XO13)",
      text: "The master of the pool is never emptied and is asked first. Here that is the first PM that is up.",
    },
    books: {
      title: "Bookings are left behind (XO15)",
      text: "An attempt that fails leaves what it has booked on the PMs that it tried, and an emptied PM is neither marked nor freed, so that VMs are sent to it, and back.",
    },
    power: {
      title: "Switching off breaks the plan off (XO15)",
      text: "Emptied PMs are switched off: {{value}}. In the product the plan breaks off where a VM is sent to a PM that is off by then: in 31 of 44 plans that acted on 60 random states. Here such a PM is on again in the next step.",
      absent:
        "In the product the plan breaks off where a VM is sent to a PM that is off by then: in 31 of 44 plans that acted on 60 random states. Here PMs stay on unless asked otherwise.",
    },
    limits: {
      title: "The limits (XO13, RM1)",
      text: "The product's critical figures are the scenario's threshold here; free memory is absolute. A PM that is over is not relieved for it, and net is never seen.",
    },
  },
};
