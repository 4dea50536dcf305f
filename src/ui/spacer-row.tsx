/** Stands in for the rows of a long table that are out of sight: as high as they are. */

export const SpacerRow = ({ height, columns }: { readonly height: number; readonly columns: number }) => (
  <tr className="spacer">
    <td colSpan={columns} style={{ height }} />
  </tr>
);
