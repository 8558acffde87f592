import type { TextTable } from "./table";

/** A server of one's own that passes the picture on (nginx-rtmp). `{name}` is the destination's, `{host}` the server's. */
export const relayNginxTexts = {
  "relay.nginx-ingest-invalid": {
    "zh-CN": {
      message: "转推服务器的推流地址写得不对",
      hint: "在「设置」里填服务器配置时打印出来的推流地址，例如 rtmp://服务器/live。",
    },
    en: {
      message: "The ingest address of the relay server is not right",
      hint: "Enter under Settings the ingest address that was printed when the server was configured, like rtmp://server/live.",
    },
  },
  "relay.nginx-control-invalid": {
    "zh-CN": {
      message: "转推服务器的控制地址写得不对",
      hint: "在「设置」里填服务器配置时打印出来的控制地址，例如 http://192.168.1.20:8935。",
    },
    en: {
      message: "The control address of the relay server is not right",
      hint: "Enter under Settings the control address that was printed when the server was configured, like http://server:8935.",
    },
  },
  "relay.nginx-no-secrets": {
    "zh-CN": {
      message: "还没有填转推服务器的推流密钥和控制口令",
      hint: "在「设置」里粘贴；两样都在服务器配置旁边的密钥文件里。",
    },
    en: {
      message: "The relay server's ingest key and control token are not saved yet",
      hint: "Paste them under Settings; both are in the secrets file beside the server's configuration.",
    },
  },
  "relay.nginx-gone": {
    "zh-CN": {
      message: "连不上转推服务器 {host}",
      hint: "检查网络和控制地址；没错的话，请管服务器的人看看它有没有在运行、防火墙有没有放行。也可以先在「设置」里改回本机转推。",
    },
    en: {
      message: "The relay server {host} cannot be reached",
      hint: "Check the network and the control address; then ask whoever runs the server whether it runs and its firewall lets you in. You can also go back to the built-in relay under Settings.",
    },
  },
  "relay.nginx-certificate": {
    "zh-CN": {
      message: "转推服务器 {host} 的安全证书有问题",
      hint: "先看电脑的日期和时间对不对；时间没错的话，请管服务器的人换证书。",
    },
    en: {
      message: "The relay server {host} shows a certificate that cannot be trusted",
      hint: "See that this computer's date and time are right. If they are, ask whoever runs the server for a new certificate.",
    },
  },
  "relay.nginx-token": {
    "zh-CN": {
      message: "转推服务器 {host} 不认这个控制口令",
      hint: "在「设置」里重新粘贴控制口令；服务器重新生成过密钥的话，要用新的。",
    },
    en: {
      message: "The relay server {host} does not accept the control token",
      hint: "Paste the token under Settings again; if the server was given new secrets, use the new ones.",
    },
  },
  "relay.nginx-not-one": {
    "zh-CN": {
      message: "{host} 上的不是本软件配置的转推服务器",
      hint: "核对控制地址；服务器的配置要用 hongcun relay nginx 生成。",
    },
    en: {
      message: "What answers at {host} is not a relay server configured by this studio",
      hint: "Check the control address; the server's configuration is made by hongcun relay nginx.",
    },
  },
  "relay.nginx-folder": {
    "zh-CN": {
      message: "转推服务器 {host} 用不了自己的文件夹",
      hint: "请管服务器的人用文件夹的主人来运行 nginx，或给它进入和写入这个文件夹的权限。",
    },
    en: {
      message: "The relay server {host} cannot use its own folder",
      hint: "Have nginx run as the owner of its folder there, or be given the right to enter it and write in it.",
    },
  },
  "relay.nginx-busy": {
    "zh-CN": {
      message: "转推服务器 {host} 正在转另一场直播",
      hint: "先在那台电脑上结束直播；如果是刚断线的，等十几秒再试。",
    },
    en: {
      message: "The relay server {host} is carrying another show",
      hint: "End that show on its computer first; if it has only lost its line, try again in fifteen seconds.",
    },
  },
  "relay.nginx-ingest-key": {
    "zh-CN": {
      message: "转推服务器 {host} 不接受推流密钥",
      hint: "在「设置」里重新粘贴推流密钥，并核对推流地址。",
    },
    en: {
      message: "The relay server {host} does not accept the ingest key",
      hint: "Paste the ingest key under Settings again and check the ingest address.",
    },
  },
  "relay.nginx-ingest-gone": {
    "zh-CN": {
      message: "转推服务器 {host} 在，但推不进画面",
      hint: "核对推流地址和端口；没错的话，请管服务器的人放行推流端口。",
    },
    en: {
      message: "The relay server {host} is there but takes no picture",
      hint: "Check the ingest address and port; then ask whoever runs the server to let the ingest port through.",
    },
  },
  "relay.nginx-no-destination": {
    "zh-CN": {
      message: "转推服务器上没有「{name}」",
      hint: "请管服务器的人把它加进服务器的平台文件，重新生成配置并重启；编号要和这里的一样。",
    },
    en: {
      message: "The relay server has no destination {name}",
      hint: "Have it added to the server's file under the same id, the configuration made anew and the server restarted.",
    },
  },
  "relay.nginx-not-taken": {
    "zh-CN": {
      message: "转推服务器推不到「{name}」，正在重试",
      hint: "多半是服务器上的地址或密钥不对、已过期，或平台的直播间没开；在「平台」里测试这个平台能看到原因。",
    },
    en: {
      message: "The relay server cannot publish to {name}; it keeps trying",
      hint: "The address or key on the server is probably wrong or expired, or the room is not open. A test of the destination under Platforms shows the reason.",
    },
  },
  "relay.nginx-no-picture": {
    "zh-CN": {
      message: "转推服务器没有收到画面，「{name}」也没有画面",
      hint: "画面一到服务器就会自动续上；检查这台电脑的网络。",
    },
    en: {
      message: "The relay server gets no picture, so {name} has none",
      hint: "It goes on by itself when the picture reaches the server; check this computer's network.",
    },
  },
  "relay.nginx-line": {
    "zh-CN": {
      message: "和转推服务器 {host} 的连接断了，「{name}」没有画面，正在重连",
      hint: "会自动重连；经常断的话，检查网线或换一个网络。",
    },
    en: {
      message: "The line to the relay server {host} is down, so {name} has no picture; reconnecting",
      hint: "It reconnects by itself. If it happens often, check the cable or use another network.",
    },
  },
  "relay.nginx-unseen": {
    "zh-CN": {
      message: "转推服务器 {host} 不答复，看不到「{name}」的情况",
      hint: "画面可能还在播：用手机打开直播间看看。服务器恢复后这里会自动更新。",
    },
    en: {
      message: "The relay server {host} does not answer, so {name} cannot be seen from here",
      hint: "It may well be on air: look at the room on a phone. This page follows when the server answers again.",
    },
  },
} as const satisfies TextTable;
