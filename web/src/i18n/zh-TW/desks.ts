export default {
  name: { floor: '場控', wall: '營運牆', console: '中控', prompter: '提詞', 'co-host': '副播', service: '客服', reach: '私域', brand: '品牌方' },
  open: '各崗位的畫面', awaits: '等{role}應答', noCue: '沒有等{role}的提示',
  cycle: { running: '輪換中', next: '{seconds} 秒後看{desk}', how: '按任意鍵停下', stop: '停下輪換', start: '開始輪換', take: '輪換時看{desk}', short: '輪換', stay: '每個畫面停多久', seconds: '{seconds} 秒' },
  tabs: { work: '手上的活', hands: '在講和下一款', viewers: '觀眾在問', moments: '時間', now: '在講' },
  keys: {
    group: '換畫面', open: '看別的畫面（再按數字）', go: '去這個號的畫面（選單開著時）', cycle: '開始輪換', console: '中控', coHost: '副播', service: '客服', reach: '私域',
    record: '記下選中的步驟', stepUp: '選上一步', stepDown: '選下一步', takeBack: '3 秒內撤回這一記', board: '記下這個號的步驟', boardPage: '步驟翻頁（焦點不在別處時）',
    questionUp: '上一個問題', questionDown: '下一個問題', copy: '複製', answered: '記下已回', leaveAnswer: '離開輸入', typed: '手填大屏的數',
  },
  foot: { choose: '選步驟', record: '記下', desks: '換畫面', board: '舉牌', question: '選問題', copy: '複製' },
  steps: {
    title: '人工步驟', how: '微信沒有介面，做完按一下', notYours: '只看，由{role}來記', done: '做完', again: '再記一次', open: '還沒做', ofItem: '這一款還沒做', doneBy: '{name} {at} 做的', others: '別的崗位',
    none: '沒有備好給{role}的步驟。', noneDone: '還沒有記過。', log: '做過的步驟', recorded: '記下了 {name}，{seconds} 秒內 {key} 撤回',
  },
  boards: { title: '舉牌', how: '按數字記一筆，幾點舉的進復盤', notYet: '還沒舉過', heldAt: '{at} 舉過', log: '我做過的' },
  next: { title: '接下來' },
  goods: {
    title: '商品', name: '名稱', price: '價', plan: '計劃', talked: '實講', clicks: '點擊', clickRate: '點擊率', orders: '單', unitsSold: '件', gmvFen: '成交', perMinuteFen: '每分鐘',
    noCode: '排品裡沒寫貨號，對不上', notGiven: '來源不提供按商品的數', nothingYet: '還沒有可算的',
  },
  questions: { title: '要你量、要你看的', kinds: '{count} 類', people: '{count} 人', wait: '等 {length}', ways: '{count} 種問法', none: '沒有等著回的問題。' },
  service: {
    waiting: '待答', longest: '最久 {length}', order: '排序', by: { wait: '等最久', people: '人最多' }, answer: '回答', answerTo: '答：{text}', how: '微信沒有回留言的介面：複製到手機回，回完按一下', placeholder: '寫好再複製',
    letters: '{count} 字', copy: '複製去回', copyQuestion: '複製問題', copied: '已複製', copiedQuestion: '問題已複製', copyByHand: '這裡不能自動複製，已選中，請按複製鍵', answered: '已回', ways: '別人的問法', nothingChosen: '沒有要回的。',
    stepName: '已回 {topic}', log: '我答過的', complaints: '投訴', cases: '{count} 件', noComplaints: '沒有投訴。',
  },
  reach: { entries: '從哪裡進來', entry: '入口', people: '人數', share: '占比', follow: '轉粉', noEntries: '這個來源不提供入口。大屏的數匯入後在這裡。', reservations: '預約', noReservations: '接上的來源不提供預約數', log: '做過的' },
  entry: { square: '直播廣場', follow: '關注', recommend: '推薦', officialAccount: '公眾號', search: '搜尋', share: '分享', reservation: '預約通知', shortVideo: '短影片', moments: '朋友圈', other: '其他', unknown: '沒說' },
  platform: { whole: '全場', recent: '近 {minutes} 分', why: '{origin} {value}，{window}，{age}。平台自己數的，不和我們的相加' },
  seat: { looking: '只看', standIn: '可代記' },
  typed: {
    open: '手填', title: '大屏上的數', byHand: '手填', measure: '哪個數', value: '多少（{unit}）', window: '算多久的', whole: '全場', recent: '近 {minutes} 分', entry: '入口', allEntries: '全部入口', now: '按現在這一刻記，標 ▬ 手填', send: '記下', done: '記下了：{measure} {value}',
    hint: { count: '可以寫 1,286 或 12.3 萬', length: '寫秒數，或 3:06', rate: '寫百分數，最多兩位小數', money: '寫元，可以寫 10.05 萬' },
    fault: { empty: '先寫數', notANumber: '這不是一個數', notWhole: '只能是整數', negative: '不能小於 0', tooManyDecimals: '小數太多了', over: '太大了，看看單位' },
  },
  import: { choose: '選檔案', none: '還沒選', title: '匯入表格', file: 'CSV 檔案', mapping: '是什麼表', dashboard: '大屏匯出的表', send: '匯入', noFile: '先選檔案', counts: '收下 {accepted}，重複 {duplicates}，沒讀懂 {rejected}', passedOver: '不認識的欄：{names}', rejected: '沒讀懂的行', line: '第 {line} 行' },
  unit: { count: '個', length: '秒', rate: '%', money: '元' },
  measure: {
    viewers: '觀看人數', online: '在線', onlinePeak: '最高在線', exposures: '曝光', stay: '平均停留', commenters: '留言人數', likers: '點讚人數', followers: '新增關注', sharers: '分享人數', clickers: '點商品人數', buyers: '成交人數', orders: '訂單數', gmv: '成交額', refunded: '退款額',
    entryRate: '進房率', commentRate: '留言率', likeRate: '點讚率', entryStanding: '進房率超同行', commentStanding: '留言率超同行', likeStanding: '點讚率超同行', stayStanding: '停留超同行',
  },
}
