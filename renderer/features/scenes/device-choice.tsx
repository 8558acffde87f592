import { useTranslation } from "react-i18next";
import type { Device, DeviceRole, StudioState } from "../../../preload/contract";
import { act } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Choice } from "../../components/choice";

/** Stands for "none chosen" in the drop-down, which cannot hold null. */
const automatic = "automatic";

/** The devices that can be a role. */
export function devicesFor(
  role: DeviceRole,
  { cameras, microphones, screens }: StudioState["engine"]["devices"],
): Device[] {
  if (role === "microphone") return microphones;
  return role === "screen" ? screens : cameras;
}

interface DeviceChoiceProps {
  /** What the device is for. */
  use: DeviceRole;
  /** Offers devices alone, with none chosen yet. */
  isMissing?: boolean;
  /** Called when the choice is saved. */
  onChosen?: () => void;
}

/** Which of this computer's devices a role is; the choice is kept for this computer. */
export function DeviceChoice({ use: role, isMissing = false, onChosen }: DeviceChoiceProps) {
  const { t } = useTranslation();
  const listed = useStudio((state) => state.engine.devices);
  const chosen = useStudio((state) => state.settings.devices[role]);
  const devices = devicesFor(role, listed);
  const isGone = !isMissing && chosen !== null && !devices.some(({ id }) => id === chosen);
  const options = [
    ...(isMissing ? [] : [{ id: automatic, name: t("devices.automatic") }]),
    ...devices.map(({ id, name }) => ({ id, name })),
    ...(isGone ? [{ id: chosen, name: t("devices.gone") }] : []),
  ];
  async function choose(id: string) {
    if (await act("settings.set", { devices: { [role]: id === automatic ? null : id } })) onChosen?.();
  }
  return (
    <Choice
      label={t(`devices.role.${role}`)}
      options={options}
      value={isMissing ? null : (chosen ?? automatic)}
      placeholder={t("devices.choose")}
      onChange={(id) => void choose(id)}
    />
  );
}
