import { relayNginxTexts } from "./relay-nginx";
import { relaySetupTexts } from "./relay-setup";
import type { TextTable } from "./table";

/** Why a destination does not take the picture, and how entering or testing one went. `{name}` is the destination's. */
export const relayTexts = {
  ...relaySetupTexts,
  ...relayNginxTexts,
  "relay.key-refused": {
    "zh-CN": {
      message: "「{name}」不接受这个推流密钥（{answer}）",
      hint: "到平台后台重新复制密钥：很多平台的密钥只管一场，或要先在那边点“开始直播”；同一密钥也不能在别处同时推流。",
    },
    en: {
      message: "{name} does not accept this stream key ({answer})",
      hint: "Copy the key from the platform again: many keys serve one broadcast only or need the room opened there first, and no key can stream from two places.",
    },
  },
  "relay.needs-account": {
    "zh-CN": {
      message: "「{name}」要求用户名和密码登录，本软件不支持这种服务器",
      hint: "向平台要一个只用推流地址和密钥的服务器。",
    },
    en: {
      message: "{name} asks for a user name and password, which this studio cannot give",
      hint: "Ask the platform for a server that works with an address and a key alone.",
    },
  },
  "relay.app-unknown": {
    "zh-CN": {
      message: "「{name}」的服务器不认识这个推流地址",
      hint: "把平台后台的“服务器地址”重新完整复制一遍，斜杠后面的部分不能少。",
    },
    en: {
      message: "{name}'s server does not know this address",
      hint: "Copy the server address from the platform again, with everything after the slash.",
    },
  },
  "relay.connect-rejected": {
    "zh-CN": {
      message: "「{name}」的服务器拒绝了连接（{answer}）",
      hint: "核对推流地址；如果地址没错，多半是直播间还没开，或者账号没有推流权限。",
    },
    en: {
      message: "{name}'s server rejected the connection ({answer})",
      hint: "Check the server address. If it is right, the room is probably not open or the account may not stream.",
    },
  },
  "relay.ended-by-platform": {
    "zh-CN": {
      message: "「{name}」那边结束了这场直播（{answer}）",
      hint: "打开平台的直播间看看有没有通知；需要时在那边重新开播，这里会自动再连。",
    },
    en: {
      message: "{name} ended the stream on its side ({answer})",
      hint: "See whether the platform's room shows a notice. Open it again there if needed; the studio reconnects by itself.",
    },
  },
  "relay.server-error": {
    "zh-CN": {
      message: "「{name}」的服务器答复出错（{answer}）",
      hint: "会自动重试；一直这样的话，到平台后台换一组新的推流地址和密钥。",
    },
    en: {
      message: "{name}'s server answered with an error ({answer})",
      hint: "The studio keeps trying. If it stays so, get a new address and key from the platform.",
    },
  },
  "relay.dropped": {
    "zh-CN": {
      message: "和「{name}」的连接断了，正在重连",
      hint: "会自动重连；经常断的话，检查网线或换一个网络。",
    },
    en: {
      message: "The connection to {name} was lost; reconnecting",
      hint: "It reconnects by itself. If it happens often, check the cable or use another network.",
    },
  },
  "relay.closed-at-publish": {
    "zh-CN": {
      message: "「{name}」看了推流密钥就挂断了",
      hint: "多半是密钥不对或已过期：到平台后台重新复制，并确认那边的直播间已经打开。",
    },
    en: {
      message: "{name} hung up when it saw the stream key",
      hint: "The key is probably wrong or expired: copy it from the platform again and see that the room there is open.",
    },
  },
  "relay.closed-at-connect": {
    "zh-CN": {
      message: "「{name}」的服务器没有答复就挂断了",
      hint: "多半是推流地址不完整：重新复制整个地址，斜杠后面的部分不能少。",
    },
    en: {
      message: "{name}'s server hung up without an answer",
      hint: "The address is probably incomplete: copy all of it again, with everything after the slash.",
    },
  },
  "relay.closed-at-handshake": {
    "zh-CN": {
      message: "「{name}」的服务器一接通就挂断了",
      hint: "核对地址和端口；地址以 rtmps:// 开头的，不要写成 rtmp://。",
    },
    en: {
      message: "{name}'s server hung up at once",
      hint: "Check the address and port. An address that begins with rtmps:// must not be entered as rtmp://.",
    },
  },
  "relay.unreachable": {
    "zh-CN": {
      message: "连不上「{name}」的服务器 {host}",
      hint: "用浏览器看看电脑能不能上网；能上网的话，可能是公司或学校的网络挡住了推流。",
    },
    en: {
      message: "{name}'s server {host} cannot be reached",
      hint: "See whether the computer is online in a browser. If it is, this network may block streaming.",
    },
  },
  "relay.no-network": {
    "zh-CN": {
      message: "电脑没有连上网络，「{name}」收不到画面",
      hint: "检查网线、无线网或手机热点；网络恢复后会自动重连。",
    },
    en: {
      message: "This computer has no network, so {name} gets no picture",
      hint: "Check the cable, wireless or phone hotspot; it reconnects by itself when the network is back.",
    },
  },
  "relay.name-unknown": {
    "zh-CN": {
      message: "找不到「{name}」的服务器 {host}",
      hint: "推流地址可能抄错了字母：从平台后台重新复制。",
    },
    en: {
      message: "{name}'s server {host} does not exist",
      hint: "The address may have a wrong letter: copy it from the platform again.",
    },
  },
  "relay.name-unresolved": {
    "zh-CN": {
      message: "查不到「{name}」的服务器 {host} 在哪里",
      hint: "多半是网络断了：检查网线、无线网或手机热点；网络恢复后会自动重连。",
    },
    en: {
      message: "{name}'s server {host} could not be looked up",
      hint: "The network is probably down: check the cable, wireless or hotspot; it reconnects by itself.",
    },
  },
  "relay.port-refused": {
    "zh-CN": {
      message: "「{name}」的服务器 {host} 在，但 {port} 端口没有开",
      hint: "核对推流地址里的端口；地址没错的话，是对方服务没有启动，会自动重试。",
    },
    en: {
      message: "{name}'s server {host} is there, but port {port} is closed",
      hint: "Check the port in the address. If it is right, the service there is not running; the studio keeps trying.",
    },
  },
  "relay.no-answer": {
    "zh-CN": {
      message: "「{name}」的服务器 {host} 接通了，但 {seconds} 秒没有答复",
      hint: "核对地址和端口是不是推流用的；没错的话是对方太忙，会自动重试。",
    },
    en: {
      message: "{name}'s server {host} took the connection but said nothing for {seconds} s",
      hint: "Check that address and port are meant for streaming. If so, the server is busy; the studio keeps trying.",
    },
  },
  "relay.certificate": {
    "zh-CN": {
      message: "「{name}」的服务器 {host} 的安全证书有问题",
      hint: "先看电脑的日期和时间对不对；时间没错的话，不要在这个网络上推流，联系平台。",
    },
    en: {
      message: "{name}'s server {host} shows a certificate that cannot be trusted",
      hint: "See that this computer's date and time are right. If they are, do not stream over this network; ask the platform.",
    },
  },
  "relay.not-tls": {
    "zh-CN": {
      message: "「{name}」的服务器 {host}：{port} 不支持 rtmps 加密连接",
      hint: "把地址改成 rtmp:// 开头，或者核对 rtmps 用的端口（多为 443）。",
    },
    en: {
      message: "{name}'s server {host}:{port} does not speak rtmps",
      hint: "Use an address that begins with rtmp://, or check the port for rtmps (mostly 443).",
    },
  },
  "relay.not-rtmp": {
    "zh-CN": {
      message: "{host}：{port} 上的不是推流服务器，「{name}」连不上",
      hint: "核对地址和端口：要填平台给的“推流地址”，不是直播间网址。",
    },
    en: {
      message: "What answers at {host}:{port} is not a streaming server, so {name} cannot be reached",
      hint: "Check address and port: enter the server address the platform gives for streaming, not the room's web page.",
    },
  },
  "relay.stalled": {
    "zh-CN": {
      message: "「{name}」{seconds} 秒没有收下任何画面，已断开重连",
      hint: "会自动重连；经常这样的话是上行网络太差，换有线网络，或关掉一个平台。",
    },
    en: {
      message: "{name} took no data for {seconds} s; the connection is made anew",
      hint: "It reconnects by itself. If it happens often the uplink is poor: use a cable, or switch one destination off.",
    },
  },
  "relay.not-taking": {
    "zh-CN": {
      message: "「{name}」几秒没有收下画面",
      hint: "先等几秒：还不好的话会自动断开重连，别的平台不受影响。",
    },
    en: {
      message: "{name} has taken no picture for some seconds",
      hint: "Wait a moment: unless it goes on it is connected anew; the others are not touched.",
    },
  },
  "relay.too-slow": {
    "zh-CN": {
      message: "网络太慢，「{name}」已丢掉 {frames} 帧画面",
      hint: "换有线网络，或在设置里调低画面码率；也可以先关掉一个平台。",
    },
    en: {
      message: "The line is too slow: {name} has lost {frames} pictures",
      hint: "Use a cable, lower the video bit rate under Settings, or switch one destination off.",
    },
  },
} as const satisfies TextTable;
