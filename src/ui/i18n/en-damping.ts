/** What is said of damping where it is set (DA1-DA6). */

export const dampingTexts = {
  damping: {
    title: "Damping",
    about: "Keeps any policy from acting too soon, too often or for too little. Off by default.",
    kind: {
      hold: {
        name: "Hold",
        about:
          "A PM is relieved once it was over in so many of the last steps, this one included; in a row where no more steps are looked at (DA1). A policy of the fleet acts once it has wanted to so often.",
      },
      cooldown: { name: "Cooldown", about: "So many steps a VM stays where it is after a move (DA2)." },
      margin: {
        name: "Margin",
        about: "So far below the threshold a PM has to stay that gets a VM (DA3).",
      },
      moves: { name: "Moves in a step", about: "No more VMs are moved in a step; a swap is two (DA4)." },
      backOff: {
        name: "Back-off",
        about:
          "So many steps a PM is left alone when it is as full again, right after it was relieved, as before (DA5).",
      },
      smoothing: {
        name: "Smoothing",
        about: "The policy sees, of every demand, a percentile of the last steps (DA6).",
      },
    },
    /** What a field is for, to whoever does not see where it stands. */
    key: {
      hold: "Over in so many steps",
      samples: "Steps looked at",
      cooldown: "Cooldown",
      margin: "Margin",
      moves: "Moves in a step",
      backOff: "Back-off",
      window: "Steps smoothed over",
      percentile: "Percentile",
    },
    unit: {
      hold: "steps; 1: off",
      samples: "steps looked at",
      cooldown: "steps; 0: off",
      margin: "of a PM; 0: off",
      moves: "VMs; 0: any number",
      backOff: "steps; 0: off",
      window: "steps; 1: off",
      percentile: "% percentile",
    },
  },
};
