/** Words of the jurisdiction's overview. */
export const overview = {
  'views': ['清单内容', 'What the list shows'],
  'views.findings': ['线索', 'Findings'],
  'views.place': ['煤矿 · 按地区', 'Mines by place'],
  'views.authority': ['煤矿 · 按监管主体', 'Mines by authority'],
  'overview.total': ['{mines} 个煤矿，其中 {clear} 个全部判定且没有线索', '{mines} mines, {clear} of them fully judged and without a finding'],
  'overview.seen': ['判定 {judged} 项（{share}%），部分判定 {partial} 项，无法判定 {cannot} 项', '{judged} judgements made ({share}%), {partial} in part, {cannot} impossible'],
  'overview.share': ['判定 {judged}，部分判定 {partial}，无法判定 {cannot}', '{judged} judged, {partial} in part, {cannot} not'],
  'overview.mines': ['{n} 矿', '{n} mines'],
  'overview.nowhere': ['未填县区', 'no county given'],
  'overview.nobody': ['未填监管主体', 'no authority given'],
  'mine.supervised': ['由{by}监管', 'supervised by {by}'],
};
