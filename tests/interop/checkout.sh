#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# checkout.sh <checkout URL> <approve|decline>: what a donor's browser does at the sandbox's checkout page, with
# curl: reads the page, sends its form with the button that was pressed, follows the way back.
set -euo pipefail

page=$(mktemp)
trap 'rm -f "$page"' EXIT
curl -sSf -m 20 -o "$page" "$1"
mapfile -t form < <(python3 - "$page" "$1" "$2" <<'PYTHON'
import html.parser, sys, urllib.parse

class Forms(html.parser.HTMLParser):
    """The first form that has a button of the wanted value, with its hidden fields."""
    def __init__(self, wanted):
        super().__init__()
        self.wanted, self.action, self.fields, self.found = wanted, None, [], None
    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == 'form':
            self.action, self.fields = a.get('action', ''), []
        elif tag == 'input' and a.get('type') == 'hidden':
            self.fields.append((a['name'], a.get('value', '')))
        elif tag in ('button', 'input') and self.wanted in (a.get('value'), a.get('formaction', '').rsplit('/', 1)[-1]) and not self.found:
            pressed = [(a['name'], a['value'])] if a.get('name') else []
            self.found = (a.get('formaction') or self.action, pressed)
    def handle_endtag(self, tag):
        if tag == 'form' and self.found and len(self.found) == 2:
            self.found += (self.fields,)

forms = Forms(sys.argv[3])
forms.feed(open(sys.argv[1], encoding='utf-8').read())
if not forms.found or len(forms.found) != 3:
    sys.exit(f'the checkout page offers no way to {sys.argv[3]}')
action, pressed, fields = forms.found
print(urllib.parse.urljoin(sys.argv[2], action))
print(urllib.parse.urlencode(fields + pressed))
PYTHON
)
[ ${#form[@]} = 2 ] || exit 1
curl -sSf -m 20 -L --data "${form[1]}" "${form[0]}"
