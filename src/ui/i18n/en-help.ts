/** The English texts of the help. */

export const help = {
  about:
    "Drag the space to turn it, scroll or pinch to zoom, right-drag to shift it. Drop a CSV or a scenario file anywhere on the page to open it; it never leaves the browser.",
  rules: "The rules behind the policies and figures",
  design: "Why the page looks as it does",
  licences: "Licences of what this page is built with",
  keys: {
    playPause: "play or pause",
    hour: "one hour back, on",
    step: "one step back, on",
    action: "one action back, on",
    reason: "one step of the reasoning back, on",
    event: "previous, next event (presenter remotes)",
    ends: "first, last hour",
    stepEnds: "first, last step",
    lane: "go to a lane",
    enlarge: "a lane large, or all alike",
    sight: "what the policies see, drawn or not",
    orbit: "turn the space (when it has the focus)",
    zoom: "zoom and reset the space (when it has the focus)",
    undo: "undo, redo a change (⌘ on a Mac)",
    escape: "put down a VM in the hand, choose nothing, close",
    help: "this list",
  },
};
