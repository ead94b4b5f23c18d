/** Texts of evidence bundles. */
export const evidence = {
  'what.bundles': ['证据包', 'the evidence bundles'],
  'bundle.title': ['证据包', 'Evidence bundle'],
  'bundle.lead': ['结论所依据的全部材料，一个文件，任何人可离线用 minewatch verify 重新判断。', 'All that the verdict rests on, one file: anybody can judge it again offline by minewatch verify.'],
  'bundle.none': ['还没有做过证据包。', 'No bundle was made yet.'],
  'bundle.make': ['制作证据包', 'Make a bundle'],
  'bundle.making': ['正在重新判断并封装…', 'Judging again and packing…'],
  'bundle.made': ['证据包 {number} 已制作并记入存证日志', 'Bundle {number} was made and entered in the evidence log'],
  'bundle.save': ['保存证据包 {number}', 'Save bundle {number}'],
  'bundle.of': ['{night} 夜的结论 · {who} · {time} · {mb} MB', 'verdict of the night {night} · {who} · {time} · {mb} MB'],
  'bundle.receipt': ['回执', 'Receipt'],
  'bundle.receipt.of': ['保存证据包 {number} 的回执', 'Save the receipt of bundle {number}'],
};
