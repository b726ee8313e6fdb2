"""Whether a pack is as it was composed: python3 verify.py pack.json"""
import hashlib, json, sys
from decimal import Decimal

class Number(str):
    """A number as RFC 8785 writes it, from 0.000001 to below 10^21."""
    def __new__(cls, text):
        return super().__new__(cls, format(Decimal(repr(float(text) + 0.0)), 'f').removesuffix('.0'))

def canonical(value):
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode('utf-16-be'))
        return '{' + ','.join(canonical(key) + ':' + canonical(value[key]) for key in keys) + '}'
    if isinstance(value, list):
        return '[' + ','.join(map(canonical, value)) + ']'
    return value if isinstance(value, Number) else json.dumps(value, ensure_ascii=False)

def sha256(value):
    return hashlib.sha256(canonical(value).encode()).hexdigest()

with open(sys.argv[1], encoding='utf-8') as file:
    pack = json.load(file, parse_int=Number, parse_float=Number)
stamp, parts = pack['stamp'], {key: pack[key] for key in pack if key not in ('stamp', 'words')}
parts |= {'words.' + product: words for product, words in pack['words'].items()}
for field in ('kpis', 'pairs', 'register'):
    parts |= {field + '.' + entry['id']: entry for entry in parts.pop(field)}
found = {name: sha256(part)[:16] for name, part in parts.items()}
differs = sorted(name for name, _ in found.items() ^ stamp['parts'].items())
whole = stamp.get('for', stamp).pop('digest') == sha256(pack)
sys.exit(0 if whole and not differs else 'differs: ' + ', '.join(dict.fromkeys(differs or ['stamp'])))
