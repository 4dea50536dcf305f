/**
 * One size for all boxes: each picture says how much room it has for its box, and all are drawn as if they had
 * the least width and the least height of any. Whoever fits a box into a room is limited by one of the
 * two, so that this is the largest box that all can have.
 */

/** Px for a box, without what is written around it. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

export interface SharedRoom {
  /** @param changed the room for all is another; not called by the picture's own `share` */
  join(changed: () => void): SharedRoomMember;
}

export interface SharedRoomMember {
  /** Says how much room this picture has; returns what all have: the same object as long as it is as large. */
  share(own: Room): Room;
  leave(): void;
}

/** What a drawing is handed that has pixels of its own, or is pointed at. */
export interface Zoomed {
  /** Px of the screen that one of the page's takes. */
  readonly zoom: number;
}

/** What a picture is handed whose box is as large as all others. */
export interface RoomProps {
  /** Shared by the pictures of all lanes. */
  readonly room: SharedRoom;
  /** Told how high the box is drawn, px, whenever the empty box is drawn. */
  readonly onBox: (size: number) => void;
}

export function createSharedRoom(): SharedRoom {
  const rooms = new Map<() => void, Room>();
  let least: Room | null = null;

  function update(without: () => void): void {
    const all = [...rooms.values()];
    const width = Math.min(...all.map((room) => room.width));
    const height = Math.min(...all.map((room) => room.height));
    if (width === least?.width && height === least.height) return;
    least = { width, height };
    for (const changed of rooms.keys()) if (changed !== without) changed();
  }

  return {
    join(told) {
      const changed = (): void => told(); // one function may join more than once
      return {
        share(own) {
          const before = rooms.get(changed);
          if (before?.width !== own.width || before.height !== own.height) {
            rooms.set(changed, own);
            update(changed);
          }
          return least ?? own;
        },
        leave() {
          if (rooms.delete(changed) && rooms.size > 0) update(changed);
        },
      };
    },
  };
}
