import { Mic } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import styles from "./scenes.module.css";

/** A level in decibels below full scale as a share of the meter: −60 is 0, full scale is 1. */
export const shareOf = (decibels: number): number => Math.min(1, Math.max(0, 1 + decibels / 60));

/** Loudness of samples (−1 to 1) as a share of the meter: −60 dBFS is 0, full scale is 1. */
export function meterShare(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const level = Math.sqrt(sum / Math.max(1, samples.length));
  return shareOf(20 * Math.log10(level + 1e-9));
}

/** How loud it is, and in words what to do about it. */
export function Loudness({ share }: { share: number }) {
  const { t } = useTranslation();
  const words = share < 0.2 ? "silent" : share < 0.55 ? "quiet" : share < 0.92 ? "good" : "loud";
  return (
    <>
      <meter className={styles.level} min={0} max={1} value={share} aria-label={t("meter.label")} />
      <span role="status">{t(`meter.${words}`)}</span>
    </>
  );
}

/** Listens to this computer's microphone and shows how loud it is, so that nobody begins a silent show. */
export function LevelMeter() {
  const { t } = useTranslation();
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [refused, setRefused] = useState(false);
  const [share, setShare] = useState(0);
  const peak = useRef(0);

  useEffect(() => {
    if (!stream) return;
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      peak.current = Math.max(meterShare(samples), peak.current * 0.85);
      setShare(peak.current);
    }, 80);
    return () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
      void audio.close();
    };
  }, [stream]);

  async function listen() {
    setRefused(false);
    try {
      setStream(await navigator.mediaDevices.getUserMedia({ audio: true }));
    } catch {
      setRefused(true);
    }
  }
  return (
    <div className={styles.meter}>
      <Button
        icon={<Mic aria-hidden="true" />}
        onPress={() => (stream ? setStream(null) : void listen())}
        aria-pressed={stream !== null}
      >
        {t(stream ? "meter.stop" : "meter.start")}
      </Button>
      {stream ? <Loudness share={share} /> : null}
      {refused ? <p role="alert">{t("meter.refused")}</p> : null}
    </div>
  );
}
