import { Component, type ErrorInfo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import styles from "./app.module.css";

function Crashed({ message }: { message: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.waiting} role="alert">
      <h2>{t("shell.crashed")}</h2>
      <p>{t("shell.crashedHint")}</p>
      <p>{message}</p>
      <Button tone="accent" onPress={() => window.location.reload()}>
        {t("shell.reload")}
      </Button>
    </div>
  );
}

/** Keeps a failing screen from taking the others down. */
export class Boundary extends Component<{ children: ReactNode }, { failure: Error | null }> {
  override state: { failure: Error | null } = { failure: null };

  static getDerivedStateFromError(failure: Error) {
    return { failure };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    return this.state.failure ? <Crashed message={this.state.failure.message} /> : this.props.children;
  }
}
