#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_table.py <folder of unicode data> <output>: writes the table of emoji that EmojiTable reads.

From emoji-test.txt of UTS #51 (which there are, in which order, in which group) and the annotations of CLDR (how
they are called in English and Korean). One line each: emoji, group, English name, English words, Korean name, Korean
words; words are divided by |. Skin tones are left out: a picker offers each gesture once."""
import os
import sys
import xml.etree.ElementTree

GROUPS = ['Smileys & Emotion', 'People & Body', 'Animals & Nature', 'Food & Drink', 'Travel & Places', 'Activities',
          'Objects', 'Symbols', 'Flags']
VARIATION = '\ufe0f'


def annotations(folder, language):
    """Names and words by emoji without variation selectors."""
    names, words = {}, {}
    for part in ('annotations', 'annotationsDerived'):
        tree = xml.etree.ElementTree.parse(os.path.join(folder, 'cldr/common', part, language + '.xml'))
        for node in tree.iter('annotation'):
            sign = node.get('cp').replace(VARIATION, '')
            text = (node.text or '').strip()
            if '\u2191' in text:  # "as in the parent language"
                continue
            if node.get('type') == 'tts':
                names[sign] = text
            else:
                words[sign] = [word.strip() for word in text.split('|') if word.strip()]
    return names, words


def main():
    folder, output = sys.argv[1:]
    english, korean = annotations(folder, 'en'), annotations(folder, 'ko')
    lines = []
    group = None
    with open(os.path.join(folder, 'emoji/emoji-test.txt'), encoding='utf-8') as listing:
        for line in listing:
            if line.startswith('# group: '):
                name = line[len('# group: '):].strip()
                group = GROUPS.index(name) if name in GROUPS else None
                continue
            if group is None or '; fully-qualified' not in line:
                continue
            sign = ''.join(chr(int(point, 16)) for point in line.split(';')[0].split())
            if any(0x1F3FB <= ord(c) <= 0x1F3FF for c in sign):
                continue
            bare = sign.replace(VARIATION, '')
            cells = [sign, str(group)]
            fallback = line.split('#', 1)[1].split(None, 2)[2].strip()
            for names, words in (english, korean):
                name = names.get(bare, fallback)
                cells += [name, '|'.join(word for word in words.get(bare, []) if word != name)]
            lines.append('\t'.join(cells))
    if len(lines) < 1000:
        sys.exit('make_table.py: only %d emoji found in %s' % (len(lines), folder))
    with open(output, 'w', encoding='utf-8') as out:
        out.write('\n'.join(lines) + '\n')


main()
