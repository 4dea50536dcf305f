/** What stands in the place of a part that could not be drawn. */

import { useTranslation } from "react-i18next";

export function ErrorText({ message }: { readonly message: string }) {
  const { t } = useTranslation();
  return (
    <p className="banner" role="alert">
      {t("problem.bug", { message })}
    </p>
  );
}
