export const showFilm = {
  button: "节目做成视频",
  title: "把节目做成视频",
  purpose:
    "不用摄像头，也不用 OBS：按流程表把每个场景、字幕卡和讲稿字幕画成一段视频，发给学员看，或者开播前自己过一遍。",
  show: "节目",
  speed: "速度",
  asPlanned: "原速（和节目一样长）",
  times: "{{times}} 倍速",
  length: "做出来大约 {{length}} 长。",
  later: "直播或录像时不做，免得抢了画面的力气。",
  starting: "正在开始…",
  make: "开始做",
  done: "做好了：{{file}}",
  goesOn: "关掉这里也接着做，进度在上面看。",
} as const;
