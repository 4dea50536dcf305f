/** Another threshold for all lanes, from the scenario's menu. */

import { Dialog } from "radix-ui";
import { ThresholdForm } from "../lane/threshold-form.tsx";
import { DialogPortal } from "../menus.tsx";
import { staysOpen } from "../number-field.tsx";
import { useWords } from "../use-text.ts";

interface ThresholdDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly returnFocus: () => void;
}

export function ThresholdDialog({ open, onOpenChange, returnFocus }: ThresholdDialogProps) {
  const { t } = useWords();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <DialogPortal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className="dialog"
          aria-describedby={undefined}
          onEscapeKeyDown={staysOpen}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
          }}
        >
          <Dialog.Title>{t("threshold.dialog")}</Dialog.Title>
          <ThresholdForm lane={null} onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </DialogPortal>
    </Dialog.Root>
  );
}
