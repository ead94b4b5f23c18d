/**
 * The texts of the pages in both languages. A value may hold `{name}` places. `words.js` turns
 * values, codes and times into text with these.
 */
import { exportsTexts } from './texts-exports.js';
import { overview } from './texts-overview.js';
import { rules } from './texts-rules.js';
import { session } from './texts-session.js';

const page = {
  'brand': ['矿界哨兵', 'Minewatch'],
  'skip.list': ['跳到清单', 'Skip to the list'],
  'tools': ['工具', 'Tools'],
  'list.label': ['线索清单', 'List of findings'],
  'map.label': ['地图', 'Map'],
  'drawer.label': ['详情', 'Details'],
  'drawer.close': ['关闭详情', 'Close details'],
  'language.other': ['English', '中文'],
  'language.switch': ['切换到英文', 'Switch to Chinese'],
  'report': ['夜间报告', 'Night report'],
  'help': ['帮助', 'Help'],

  'night.picker': ['选择夜间', 'Choose a night'],
  'night.previous': ['前一夜', 'Previous night'],
  'night.next': ['后一夜', 'Next night'],
  'night.option': ['{date} {weekday} · 线索 {findings} · 无法判定 {cannot}', '{date} {weekday} · {findings} findings · {cannot} unjudged'],
  'night.overview': ['本夜概况', 'About this night'],
  'night.none': ['还没有判定过的夜间。先运行 nightly 作业。', 'No night has been judged yet. Run the nightly job first.'],
  'timeline.label': ['各夜线索数', 'Findings night by night'],
  'weekday.0': ['周日', 'Sun'], 'weekday.1': ['周一', 'Mon'], 'weekday.2': ['周二', 'Tue'],
  'weekday.3': ['周三', 'Wed'], 'weekday.4': ['周四', 'Thu'], 'weekday.5': ['周五', 'Fri'], 'weekday.6': ['周六', 'Sat'],

  'search.label': ['在线索中搜索', 'Search the findings'],
  'search.placeholder': ['搜索矿名、规则、文字', 'Search mine, rule, words'],
  'filter.severity': ['按级别筛选', 'Filter by severity'],
  'filter.rule': ['规则', 'Rule'],
  'filter.state': ['状态', 'State'],
  'filter.rule.all': ['全部规则', 'All rules'],
  'filter.state.all': ['全部状态', 'Any state'],
  'filter.clear': ['清除筛选', 'Clear filters'],
  'filter.shown': ['显示 {shown} / {total} 项', '{shown} of {total} shown'],
  'list.more': ['再显示 {n} 项', 'Show {n} more'],
  'list.capped': ['本夜共有 {total} 项线索，此处列出最前 {shown} 项，完整的见结果文件夹。', 'This night has {total} findings; the first {shown} are listed here, all of them in the result folder.'],
  'list.empty.filtered': ['没有符合筛选的项。', 'Nothing matches the filters.'],
  'list.empty.none': ['这一夜没有线索。', 'This night has no findings.'],
  'list.empty.judged': ['{mines} 个矿共 {all} 项判定：已判定 {judged} 项，部分判定 {partial} 项，无法判定 {cannot} 项。', '{mines} mines, {all} judgements: {judged} judged, {partial} judged in part, {cannot} could not be judged.'],
  'list.empty.caution': ['无法判定不等于没有问题。', 'Not judged does not mean in order.'],
  'list.loading': ['正在读取清单', 'Reading the list'],
  'list.cannot': ['无法判定', 'Cannot judge'],
  'list.cannot.count': ['{n} 项规则', '{n} rules'],
  'list.mine.counts': ['{mine}：{counts}', '{mine}: {counts}'],
  'list.since.short': ['{date} 起', '{date}'],
  'list.since': ['{date} 起', 'since {date}'],
  'list.clear': ['没有线索', 'no findings'],

  'severity.critical': ['特别重大', 'Critical'], 'severity.major': ['重大', 'Major'],
  'severity.warning': ['预警', 'Warning'], 'severity.notice': ['提示', 'Notice'],
  'severity.cannot-judge': ['无法判定', 'Cannot judge'],
  'certainty.certain-on-data': ['数据确证', 'Certain on data'], 'certainty.probable': ['很可能', 'Probable'],
  'certainty.watch': ['存疑关注', 'Watch'],
  'certainty.certain-on-data.short': ['确证', 'Certain'], 'certainty.probable.short': ['很可能', 'Probable'],
  'certainty.watch.short': ['存疑', 'Watch'],
  'state.open': ['未结束', 'Open'], 'state.ended': ['已结束', 'Ended'],
  'judgement.judged': ['已判定', 'Judged'], 'judgement.partial': ['部分判定', 'Judged in part'],
  'judgement.cannot-judge': ['无法判定', 'Cannot judge'],

  'finding.confidence': ['可信度 {percent}%', '{percent}% confidence'],
  'finding.since': ['最早依据 {first}，最近依据 {last}', 'First evidence {first}, last {last}'],
  'finding.ended': ['已于本夜结束', 'Ended this night'],
  'finding.measures': ['量测', 'Measures'],
  'finding.grounds': ['同时触及', 'It also touches'],
  'finding.evidence': ['依据', 'Why we believe it'],
  'finding.evidence.none': ['没有随附依据。', 'No evidence was attached.'],
  'finding.benign': ['其他可能的解释', 'What else it could be'],
  'finding.benign.none': ['没有考虑其他解释。', 'No other explanation was considered.'],
  'finding.unseen': ['没有看到的', 'What was not seen'],
  'finding.unseen.some': ['本矿这一夜有 {cannot} 项规则无法判定、{partial} 项只能部分判定。', 'At this mine {cannot} rules could not be judged this night and {partial} only in part.'],
  'finding.unseen.none': ['本矿这一夜各项规则都已判定。', 'Every rule could be judged at this mine this night.'],
  'finding.basis': ['涉及条款', 'Clauses it touches'],
  'finding.basis.none': ['未列条款。', 'No clause was given.'],
  'finding.place': ['位置', 'Where to look'],
  'finding.place.none': ['涉及整个矿，没有具体位置。', 'It concerns the whole mine; there is no single place.'],
  'finding.place.all': ['全部 {n} 个顶点', 'All {n} vertices'],
  'finding.place.shown': ['前 {shown} 个顶点，共 {n} 个', 'The first {shown} of {n} vertices'],
  'finding.place.approximate': ['CGCS2000 与 WGS 84 视为相同；图上显示的点是线索范围的代表点。', 'CGCS2000 is taken as equal to WGS 84; the point is a representative point of the finding.'],
  'finding.zoom': ['在地图上看', 'Show on the map'],
  'finding.history': ['各夜变化', 'Night by night'],
  'finding.history.first': ['本夜首次出现。', 'First seen this night.'],
  'finding.small.id': ['编号', 'Id'], 'finding.small.rule': ['规则代码', 'Rule code'],
  'finding.small.ruleset': ['规则集', 'Rule set'], 'finding.small.product': ['程序版本', 'Product'],
  'finding.lead': ['这是带依据的线索，不是法律结论。', 'A lead with evidence, not a legal conclusion.'],
  'finding.gone': ['这一夜没有这项线索，可能在别的夜间。', 'This night has no such finding; it may belong to another night.'],

  'table.measure': ['量', 'Measure'], 'table.value': ['值', 'Value'], 'table.night': ['夜', 'Night'],
  'table.severity': ['级别', 'Severity'], 'table.certainty': ['确定程度', 'Certainty'], 'table.state': ['状态', 'State'],
  'table.rule': ['规则', 'Rule'], 'table.reason': ['原因', 'Reason'],
  'table.system': ['坐标系', 'System'], 'table.coordinates': ['坐标', 'Coordinates'],
  'table.layer': ['图层', 'Layer'], 'table.count': ['数量', 'Count'],
  'table.file': ['文件', 'File'], 'table.line': ['行', 'Line'], 'table.column': ['列', 'Column'],

  'copy': ['复制', 'Copy'], 'copied': ['已复制', 'Copied'],
  'copy.what': ['复制 {what}', 'Copy {what}'],
  'copy.failed': ['浏览器不允许复制，请手动选中', 'The browser refused; select and copy by hand'],

  'mine.findings': ['线索', 'Findings'],
  'mine.findings.none': ['这一夜没有线索。', 'No findings this night.'],
  'mine.sight': ['这一夜看得见多少', 'How much this night could see'], 'mine.balance': ['各来源对照', 'The sources beside each other'],
  'sight.unknown': ['这一夜的结果没有说明看得见多少。', 'The result of this night does not say how much it could see.'],
  'sight.none': ['—', '—'], 'sight.missing': ['当夜没有：{what}。“—”是没有数据，不是零。', 'Not given for this night: {what}. A dash is no data, not zero.'],
  'sight.blind': ['{metres} m 没有分站能看到：{kind} {road}，{from}–{to} m，沿巷道距最近分站 {station} m', '{metres} m are seen by no station: {kind} {road}, from {from} to {to} m, {station} m along the roads from the nearest'],
  'sight.blind.apart': ['{metres} m 没有分站能看到：{kind} {road}，{from}–{to} m，没有巷道通到任何分站', '{metres} m are seen by no station: {kind} {road}, from {from} to {to} m, no road leads to any'],
  'sight.lost': ['多数人走到这里失去信号（{times} 次，共 {hours} 小时）：{place}', 'Most who go on from here are lost ({times} times, {hours} h): {place}'],
  'sight.lost.reader': ['分站 {reader} {metres} m', 'station {reader}, {metres} m'],
  'sight.crews': ['各班人数对照', 'Crews by source'], 'sight.crew': ['班次', 'Crew'], 'sight.night': ['全夜', 'Whole night'], 'sight.part': ['（部分）', '(in part)'],
  'sight.reported': ['上报', 'Reported'], 'sight.cards': ['定位卡', 'Cards'], 'sight.hours': ['人·时', 'Person-hours'], 'sight.hours.of': ['{all}，可定位 {placed}', '{all}, {placed} placed'],
  'sight.faces': ['各工作面进尺对照', 'Advance by source'], 'sight.face': ['工作面', 'Face'], 'sight.advance.reported': ['当日上报 m', 'Reported m'],
  'sight.advance.observed': ['观测 m/日', 'Observed m/day'], 'sight.ahead': ['人员在上报前方 m', 'Crew ahead m'], 'sight.coal': ['产煤 t 上报/观测', 'Coal t reported/observed'],
  'sight.output': ['{face}{from} 至 {to} 上报产量 {reported} t，按上报进尺推算 {expected} t', '{face}{from} to {to}: {reported} t reported, the reported advance gives {expected} t'],
  'sight.machine': ['{kind}{how} {value} {unit}（{readings} 次读数）', '{kind} {how} {value} {unit} ({readings} readings)'],
  'sight.machine.usual': ['{kind}{how} {value} {unit}（{readings} 次读数），前些天通常 {usual}', '{kind} {how} {value} {unit} ({readings} readings), usually {usual}'],
  'sight.sum': ['合计', 'in all'], 'sight.mean': ['平均', 'on average'],
  'source.positions': ['人员位置', 'positions'], 'source.shift-reports': ['上报班次', 'reported shifts'], 'source.lamp-count': ['矿灯', 'Lamps'], 'source.gate-count': ['门禁', 'Gates'],
  'source.video-count': ['视频', 'Video'], 'source.face-progress': ['当日进尺', "the day's advance"], 'source.output': ['产量', 'output'], 'source.power': ['用电', 'Power'], 'source.hoist': ['提升', 'Hoist'],
  'road.roadway': ['巷道', 'roadway'], 'road.chamber': ['硐室', 'chamber'], 'road.face-line': ['工作面', 'face line'], 'road.reported-heading': ['上报的掘进巷道', 'reported heading'],
  'mine.judgements': ['判定了什么', 'What was judged'],
  'mine.judgements.sum': ['已判定 {judged} 项，部分 {partial} 项，无法判定 {cannot} 项。', '{judged} judged, {partial} in part, {cannot} could not be judged.'],
  'mine.judgements.judged': ['已判定的规则', 'Rules that were judged'],
  'mine.needs': ['需要：{what}', 'Needs {what}'], 'needs.of': ['中的', ': '], 'and': ['、', ', '],
  'mine.licences': ['采矿许可证', 'Mining licences'],
  'mine.licences.none': ['没有许可证记录。', 'No licence on record.'],
  'mine.layers': ['图上内容', 'What is on the map'],
  'mine.layers.none': ['没有可画的内容。', 'There is nothing to draw.'],
  'mine.code': ['矿井代码 {code}', 'Mine code {code}'],
  'mine.show': ['在地图上看', 'Show on the map'],
  'mine.unknown': ['这一夜没有这个矿。', 'This night has no such mine.'],
  'mine.noplace': ['位置未知', 'place unknown'],
  'licence.status.ok': ['面积相符', 'areas agree'], 'licence.status.area-differs': ['面积不符', 'areas differ'],
  'licence.status.incomplete': ['不完整', 'incomplete'], 'licence.status.rejected': ['不能使用', 'rejected'],
  'licence.printed': ['证载面积', 'Printed area'], 'licence.plane': ['平面面积', 'Plane area'],
  'licence.ellipsoid': ['椭球面积', 'Ellipsoidal area'], 'licence.crs': ['坐标系', 'System'],
  'licence.shape': ['{parts} 个区块，{corners} 个拐点', '{parts} parts, {corners} corner points'],
  'licence.notes': ['说明', 'Notes'],

  'overview.judged': ['能判定多少', 'How much could be judged'],
  'overview.cannot': ['无法判定的规则', 'Rules that could not be judged'],
  'overview.cannot.mines': ['{n} 个矿', '{n} mines'],
  'overview.rejected': ['被退回的输入行', 'Input rows that were rejected'],
  'overview.rejected.none': ['没有被退回的行。', 'No row was rejected.'],
  'overview.rejected.shown': ['显示 {shown} / {total} 行', '{shown} of {total} rows'],
  'overview.rejected.more': ['再显示一些', 'Show more'],

  'legend.title': ['图例', 'Legend'],
  'legend.layers': ['图层', 'Layers'],
  'legend.show': ['显示{layer}', 'Show {layer}'],
  'legend.opacity': ['底图浓淡', 'Strength of the drawing'],
  'legend.severity': ['级别', 'Severity'],
  'legend.certainty': ['确定程度', 'Certainty'],
  'legend.nearer': ['放大到矿区后显示图纸。', 'Zoom in to a mine to see its drawing.'],
  'legend.toomany': ['只画了最靠近中心的 {n} 个矿的图纸，放大可看其余。', 'Only the drawings of the {n} mines nearest the centre are shown; zoom in for the rest.'],
  'map.home': ['看整个区域', 'Show the whole region'],
  'map.zoomin': ['放大', 'Zoom in'], 'map.zoomout': ['缩小', 'Zoom out'],
  'map.mine': ['{mine}，{counts}', '{mine}, {counts}'],
  'map.cursor': ['X {northing}  Y {easting}', 'X {northing}  Y {easting}'],
  'map.grid': ['方格网：CGCS2000，3 度带第 {zone} 带', 'Grid: CGCS2000, 3-degree zone {zone}'],

  'help.title': ['键盘与说明', 'Keyboard and notes'],
  'help.search': ['搜索', 'Search'], 'help.next': ['清单下一项', 'Next in the list'],
  'help.previous': ['清单上一项', 'Previous in the list'], 'help.open': ['打开', 'Open'],
  'help.close': ['关闭详情', 'Close the details'], 'help.map': ['到地图（方向键移动，+ − 缩放）', 'To the map (arrows move, + − zoom)'],
  'help.nights': ['前一夜、后一夜', 'Previous and next night'], 'help.this': ['本帮助', 'This help'],
  'help.lead': ['每项线索都是带依据的线索，不是法律结论。“无法判定”不是“没有问题”。', 'Every finding is a lead with evidence, not a legal conclusion. “Cannot judge” is not “in order”.'],
  'help.leaflet': ['地图显示使用 Leaflet（BSD 2-Clause）。不访问任何外部网络。', 'The map is drawn with Leaflet (BSD 2-Clause). No outside network is used.'],
  'help.done': ['知道了', 'Done'],

  'trouble.failed': ['没有读到{what}（{detail}）。', 'Could not read {what} ({detail}).'],
  'trouble.works': ['其余内容仍可使用。', 'Everything else still works.'],
  'trouble.nothing': ['服务器没有回答，页面暂时没有内容。', 'The server does not answer; there is nothing to show yet.'],
  'trouble.asof': ['当前显示的是 {time} 读到的内容。', 'What is shown was read at {time}.'],
  'trouble.retry': ['重试', 'Try again'],
  'trouble.network': ['网络不通', 'no connection'],
  'trouble.file': ['读取内容有误', 'unreadable answer'],
  'what.region': ['区域与夜间', 'the region and its nights'], 'what.mines': ['矿井清单', 'the mines'],
  'what.map': ['地图', 'the map'], 'what.findings': ['线索清单', 'the findings'], 'what.shapes': ['线索的图形', 'the shapes of the findings'],
  'what.finding': ['这项线索的详情', 'the details of this finding'], 'what.licences': ['许可证范围', 'the licensed areas'],
  'what.judgements': ['判定情况', 'what was judged'], 'what.account': ['许可证情况', 'the licences'],
  'what.rejected': ['退回的行', 'the rejected rows'], 'what.layers': ['图纸图层', 'the layers of a drawing'], 'what.sight': ['看得见多少', 'how much the night could see'],

  'state.said': ['已选 {title}', 'Selected: {title}'],
  'unknown': ['未知', 'unknown'],
  'yes': ['是', 'yes'], 'no': ['否', 'no'],
};

/** Key to [Chinese, English]: what the list needs; `texts-more.js` adds the words of all else. */
export const texts = { ...page, ...rules, ...session, ...overview, ...exportsTexts };

let language = 'zh';

/** `zh` or `en`. */
export const current = () => language;

export function speak(lang) {
  language = lang === 'en' ? 'en' : 'zh';
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  document.title = `${t('brand')}`;
}

export const has = (key) => Object.hasOwn(texts, key);

/** The text of a key in the language spoken now; an unknown key shows itself, so that it is seen. */
export function t(key, places = {}) {
  if (!has(key)) return key;
  const template = texts[key][language === 'en' ? 1 : 0];
  return template.replace(/\{(\w+)\}/g, (all, name) => (name in places ? String(places[name]) : all));
}
