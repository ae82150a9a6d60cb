import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { chooseLocale, followOtherTabs, i18n, startLocale } from './i18n'
import { openOffline } from './offline'
import { makeRouter } from './router'
import { useSession } from './stream/session'
import { startTheme } from './ui/theme'
import './ui/base.css'
import 'element-plus/theme-chalk/base.css'
import './ui/tokens.css'
import './ui/element-plus.css'

startTheme()
const pinia = createPinia()
// Who sits here is asked for while the words are still on their way.
useSession(pinia).begin()
await chooseLocale(startLocale(), false)
followOtherTabs()
createApp(App).use(pinia).use(i18n).use(makeRouter()).mount('#app')
if (import.meta.env.PROD) void openOffline()
