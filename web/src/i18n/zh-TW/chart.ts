export default {
  turn: '圖表換成表格，再按換回', asTable: '換圖表為表格', asChart: '換回圖表', rest: '其餘', gap: '沒有數據', open: '還在變', time: '時刻', comma: '，',
  caption: '{name}（{unit}）', zone: '時區 {zone}', description: '{caption}。按 T 看表格。',
  happened: '發生了什麼',
}
