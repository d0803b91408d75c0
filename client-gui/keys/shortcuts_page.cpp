// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/keys/shortcuts_page.h"

#include <QCoreApplication>
#include <QLocale>

namespace madang::gui {

using namespace Qt::StringLiterals;

QString shortcutsPage(const Shortcuts &shortcuts)
{
    const QString heading
        = QCoreApplication::translate("madang::gui::ShortcutsSheet", "Keyboard shortcuts of Madang");
    QString rows;
    for (const KeyedAction &action : Shortcuts::table()) {
        const QList<QKeySequence> all = shortcuts.keys(action.id);
        QStringList keys;
        for (const QKeySequence &each : all)
            keys += u"<kbd>%1</kbd>"_s.arg(Shortcuts::textOf(each).toHtmlEscaped());
        if (!keys.isEmpty())
            rows += u"<tr><th scope=\"row\">%1</th><td>%2</td></tr>\n"_s.arg(
                Shortcuts::nameOf(action).toHtmlEscaped(), keys.join(u" "_s));
    }
    const QString language = QLocale().bcp47Name().section(u'-', 0, 0);
    return uR"(<!DOCTYPE html>
<html lang="%1">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>%2</title>
<style>
@page { size: A4; margin: 15mm; }
body { font: 11pt/1.4 "Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", sans-serif; color: #000;
       background: #fff; max-width: 44em; margin: 2em auto; word-break: keep-all; }
h1 { font-size: 16pt; }
table { width: 100%; border-collapse: collapse; }
tr { break-inside: avoid; }
th, td { padding: 0.25em 0.5em; border-bottom: 1px solid #999; text-align: left; font-weight: normal; }
td { text-align: right; white-space: nowrap; }
kbd { font: inherit; font-weight: bold; padding: 0 0.4em; border: 1px solid #666; border-radius: 0.25em; }
@media print { body { max-width: none; margin: 0; } }
</style>
</head>
<body>
<h1>%2</h1>
<table>
)"_s.replace("%1"_L1, language.toHtmlEscaped())
               .replace("%2"_L1, heading.toHtmlEscaped())
        + rows + u"</table>\n</body>\n</html>\n"_s;
}

} // namespace madang::gui
