/** OP6: how long and how far a solver tries when nobody says otherwise. */

/** For a step. */
export const SECONDS = 10;

/** PMs times VMs. */
export const MOST_PLACES = 2000;
