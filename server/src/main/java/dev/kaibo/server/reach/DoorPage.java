package dev.kaibo.server.reach;

import java.util.List;

/** The page of the door in all three languages at once: whoever stands before it has chosen none yet. */
final class DoorPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="dark light">
            <title>Kaibo 开播</title>
            <style>
            body { font: 16px/1.6 system-ui, sans-serif; max-width: 640px; margin: 0 auto; padding: 16px; overflow-wrap: anywhere }
            h1 { font-size: 24px } h2 { font-size: 18px; margin-top: 32px } code { font-size: 14px } li { margin: 6px 0 }
            .go { display: block; padding: 12px; margin: 8px 0; border: 1px solid; border-radius: 6px; color: inherit; font-weight: 600 }
            section { border-top: 1px solid #8888 }
            </style>
            <h1>Kaibo 开播</h1>
            <p><a class="go" href="%2$s">① 证书 · 憑證 · Certificate</a>
            %1$s
            <p>SHA-256<br><code>%3$s</code>

            <section>
            <h2>信任这台服务器（每台设备一次）</h2>
            <p>先核对：上面的指纹要和运行 Kaibo 的电脑屏幕上显示的一样。不一样就不要安装。
            <ul>
            <li><b>iPhone / iPad</b>：用 Safari 打开本页，点 ①，允许下载描述文件。到“设置 › 通用 › VPN 与设备管理”安装它；再到“设置 › 通用 › 关于本机 › 证书信任设置”打开它。
            <li><b>安卓 / 鸿蒙</b>：点 ① 下载。到“设置”里搜索“证书”，选“安装证书 › CA 证书”，选中下载的文件。
            <li><b>电脑</b>：点 ① 下载后双击。Windows：装到“受信任的根证书颁发机构”。macOS：在“钥匙串访问”里设为“始终信任”。Firefox：在“设置 › 隐私与安全 › 证书”里导入。
            <li>微信里打不开下载：点右上角“…”，选“在浏览器打开”。
            </ul>
            <p>然后打开 ②。这份证书只能证明本机：不能冒充互联网上的任何网站名。
            </section>

            <section lang="zh-TW">
            <h2>信任這台伺服器（每台裝置一次）</h2>
            <p>先核對：上面的指紋要和執行 Kaibo 的電腦螢幕上顯示的一樣。不一樣就不要安裝。
            <ul>
            <li><b>iPhone / iPad</b>：用 Safari 打開本頁，點 ①，允許下載描述檔。到「設定 › 一般 › VPN 與裝置管理」安裝它；再到「設定 › 一般 › 關於本機 › 憑證信任設定」打開它。
            <li><b>Android</b>：點 ① 下載。到「設定」裡搜尋「憑證」，選「安裝憑證 › CA 憑證」，選取下載的檔案。
            <li><b>電腦</b>：點 ① 下載後按兩下。Windows：裝到「受信任的根憑證授權單位」。macOS：在「鑰匙圈存取」裡設為「永遠信任」。Firefox：在「設定 › 隱私權與安全性 › 憑證」裡匯入。
            <li>在微信裡不能下載：點右上角「…」，選「在瀏覽器打開」。
            </ul>
            <p>然後打開 ②。這份憑證只能證明本機：不能冒充網際網路上的任何網站名稱。
            </section>

            <section lang="en">
            <h2>Trust this server (once for each device)</h2>
            <p>Look first: the fingerprint above must be the one that the computer running Kaibo shows. If it is another one, install nothing.
            <ul>
            <li><b>iPhone / iPad</b>: open this page in Safari, tap ① and allow the profile. Install it in Settings › General › VPN &amp; Device Management, then switch it on in Settings › General › About › Certificate Trust Settings.
            <li><b>Android</b>: tap ①. Search Settings for “certificate”, choose Install a certificate › CA certificate, and pick the file.
            <li><b>Computer</b>: download ① and open it. Windows: put it into Trusted Root Certification Authorities. macOS: set it to Always Trust in Keychain Access. Firefox: import it in Settings › Privacy &amp; Security › Certificates.
            <li>WeChat’s own browser cannot download it: tap … at the top right and choose Open in browser.
            </ul>
            <p>Then open ②. This certificate vouches for this machine only: it cannot stand in for the name of any site of the internet.
            </section>
            </html>
            """;

    private DoorPage() {}

    /** @param addresses of letters, digits, dots, hyphens and brackets, so that nothing needs escaping */
    static String of(List<String> addresses, String fingerprint, String certificate) {
        StringBuilder links = new StringBuilder();
        for (String each : addresses) links.append("<a class=\"go\" href=\"%1$s/\">② %1$s</a>\n".formatted(each));
        return PAGE.formatted(links, certificate, fingerprint);
    }
}
