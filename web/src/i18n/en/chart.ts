export default {
  turn: 'Charts as tables and back', asTable: 'Charts as tables', asChart: 'Back to charts', rest: 'Others', gap: 'No data', open: 'still open', time: 'Time', comma: ', ',
  caption: '{name} ({unit})', zone: 'zone {zone}', description: '{caption}. T shows it as a table.',
  happened: 'What happened',
}
