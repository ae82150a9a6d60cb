export default {
  turn: '图表换成表格，再按换回', asTable: '换图表为表格', asChart: '换回图表', rest: '其余', gap: '没有数据', open: '还在变', time: '时刻', comma: '，',
  caption: '{name}（{unit}）', zone: '时区 {zone}', description: '{caption}。按 T 看表格。',
  happened: '发生了什么',
}
