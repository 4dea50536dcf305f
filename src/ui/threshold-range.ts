/** From where to where a threshold is offered, as fractions of a PM: what is lower would leave every PM over. */
export const THRESHOLDS = [0.05, 1] as const;
