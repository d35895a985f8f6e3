"""Names of units: symbols, words and currencies, each with the one name it is reported under.

After BIPM, *The International System of Units*, 9th edition, for SI; the other names are the plain English ones that
quantity extractors share (singular, British spelling, "kilometre per hour").  The tables are built when first used.
"""

from __future__ import annotations

from functools import cache

from .wordlists import phrases, words

PREFIXES = {
    **{"q": "quecto", "y": "yocto", "z": "zepto", "f": "femto", "p": "pico", "n": "nano", "µ": "micro", "μ": "micro"},
    **{"u": "micro", "m": "milli", "c": "centi", "d": "deci", "h": "hecto", "k": "kilo", "M": "mega", "G": "giga"},
    **{"T": "tera", "P": "peta", "E": "exa", "Z": "zetta", "Y": "yotta"},
}
# Symbol -> name and the prefixes that go with it.
_PREFIXABLE = {
    "m": ("metre", "fpnµμumcdhkMG"),
    "g": ("gram", "fpnµμumcdkMGT"),
    "s": ("second", "fpnµμumkM"),
    "sec": ("second", "µμunm"),
    "A": ("ampere", "fpnµμumkM"),
    "K": ("kelvin", "nµμmkMG"),
    "mol": ("mole", "fpnµμumk"),
    "Hz": ("hertz", "µμmkMGT"),
    "N": ("newton", "pnµμmkMG"),
    "Pa": ("pascal", "nµμmhkMGT"),
    "J": ("joule", "afpnµμmkMGTPE"),
    "W": ("watt", "pnµμumkMGTP"),
    "Wh": ("watt-hour", "mkMGT"),
    "C": ("coulomb", "pnµμm"),
    "V": ("volt", "nµμumkMG"),
    "VA": ("volt-ampere", "kM"),
    "F": ("farad", "fpnµμm"),
    "Ω": ("ohm", "mkMG"),
    "ohm": ("ohm", "mkMG"),
    "S": ("siemens", "pnµμm"),
    "T": ("tesla", "pnµμm"),
    "H": ("henry", "nµμm"),
    "lm": ("lumen", "k"),
    "lx": ("lux", "mk"),
    "Bq": ("becquerel", "mkMGTP"),
    "Ci": ("curie", "nµμmkM"),
    "Sv": ("sievert", "nµμum"),
    "Gy": ("gray", "cmµμ"),
    "L": ("litre", "fpnµμumcdhkM"),
    "l": ("litre", "fpnµμumcdhkM"),
    "eV": ("electronvolt", "nµμmkMGTP"),
    "bar": ("bar", "nµμmk"),
    "cal": ("calorie", "kM"),
    "M": ("molar", "fpnµμum"),
    "B": ("byte", "kKMGTP"),
    "bit": ("bit", "kMGT"),
    "bps": ("bit per second", "kMGT"),
    "bp": ("base pair", "kMG"),
    "pc": ("parsec", "mkMG"),
    "yr": ("year", "kMGbm"),
    "a": ("year", "kMG"),
    "Da": ("dalton", "kM"),
    "Jy": ("jansky", "nµμmkM"),
    "U": ("enzyme unit", "mkn"),
    "IU": ("international unit", "mkM"),
    "Torr": ("torr", "mµμ"),
    "torr": ("torr", "mµμ"),
    "cd": ("candela", "mk"),
    "rad": ("radian", "nµμmMG"),
    "sr": ("steradian", "mµμ"),
    "t": ("metric ton", "kMG"),
    "Ah": ("ampere-hour", "mk"),
    "Bar": ("bar", "mµμ"),
    "Oe": ("oersted", "km"),
    "px": ("pixel", "M"),
    "as": ("arcsecond", "mµμ"),
    "mag": ("magnitude", "m"),
    "G": ("gauss", "nµμmk"),
    "P": ("poise", "cm"),
    "ppm": ("parts-per-million", ""),
}
_SYMBOLS = {
    "min": "minute", "mins": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "hs": "hour", "d": "day",
    "secs": "second", "yrs": "year", "y": "year", "wk": "week", "wks": "week", "mo": "month", "mos": "month",
    "msec": "millisecond", "usec": "microsecond", "ha": "hectare", "dB": "decibel", "dBA": "decibel", "rpm": "rpm",
    "fps": "frame per second", "mph": "mile per hour", "MPH": "mile per hour", "kph": "kilometre per hour",
    "kmh": "kilometre per hour", "kmph": "kilometre per hour", "mps": "metre per second", "mpg": "mile per gallon",
    "bpd": "barrel per day", "bpm": "beat per minute", "atm": "atmosphere", "psi": "pound-force per square inch",
    "mmHg": "millimetre of mercury", "AU": "astronomical unit", "au": "astronomical unit", "ly": "light-year",
    "lb": "pound-mass", "lbs": "pound-mass", "oz": "ounce", "ft": "foot", "mi": "mile", "yd": "yard", "yds": "yard",
    "sqft": "square foot", "sqm": "square metre", "gal": "gallon", "bbl": "barrel", "tbsp": "tablespoon",
    "tsp": "teaspoon", "cc": "millilitre", "hp": "horsepower", "HP": "horsepower", "bhp": "brake horsepower",
    "kcal": "kilocalorie", "Kcal": "kilocalorie", "ppb": "parts-per-billion", "ppt": "parts-per-trillion",
    "ppq": "parts-per-quadrillion", "ppmv": "parts-per-million", "ppbv": "parts-per-billion", "pH": "ph",
    "arcsec": "arcsecond", "arcmin": "arcminute", "deg": "degree", "Å": "ångström",
    "kt": "kiloton", "kn": "knot", "dpi": "dot per inch", "kb": "kilobyte", "Mb": "megabyte", "Gb": "gigabyte",
    "Tb": "terabyte", "KB": "kilobyte", "kya": "thousand years ago", "Mya": "million years ago",
    "BP": "years before present", "cfu": "colony-forming unit", "CFU": "colony-forming unit", "nt": "nucleotide",
    "aa": "amino acid", "kDa": "kilodalton", "byr": "billion years", "Byr": "billion years", "wt": "weight",
    "lbf": "pound-force", "kgf": "kilogram-force", "BTU": "british thermal unit", "Btu": "british thermal unit",
    "mmBTU": "million british thermal units", "MMBtu": "million british thermal units", "boe": "barrel of oil",
    "MP": "megapixel", "Kpc": "kiloparsec", "Nm": "newton metre", "in": "inch", "kmhr": "kilometre per hour",
    "g0": "standard gravity", "Msun": "solar mass", "Rsun": "solar radius", "Lsun": "solar luminosity",
    "px": "pixel", "pct": "percentage", "pc": "percentage", "vol": "volume", "v": "volume", "w": "weight",
    "TEU": "teu", "mols": "mole", "mmols": "millimole", "kD": "kilodalton", "c": "speed of light", "MW": "megawatt",
    "Mt": "megaton", "mbsl": "metre below sea level", "masl": "metre above sea level",
    "Gt": "gigaton", "Kt": "kiloton", "tn": "ton", "Cel": "celsius", "degC": "celsius", "degF": "fahrenheit",
}  # fmt: skip
# No letter: degrees, parts of a whole, primes.
MARKS = {
    "°C": "celsius", "°c": "celsius", "℃": "celsius", "ºC": "celsius", "oC": "celsius", "˚C": "celsius",
    "°F": "fahrenheit", "°f": "fahrenheit", "℉": "fahrenheit", "ºF": "fahrenheit", "˚F": "fahrenheit",
    "°K": "kelvin", "°": "degree", "º": "degree", "˚": "degree", "°N": "degree north", "°S": "degree south",
    "°E": "degree east", "°W": "degree west", "%": "percentage", "％": "percentage", "‰": "per mille",
    "‱": "basis point", "′": "minute", "″": "second", "′′": "second", "''": "second", "'": "foot", "’": "foot",
    '"': "inch", "”": "inch", "×": "times", "€": "euro", "$": "dollar", "£": "pound sterling", "¥": "japanese yen",
    "¢": "cent", "₹": "indian rupee", "₩": "south korean won", "₽": "russian ruble", "☉": "solar",
}  # fmt: skip
_ROOTS = words(
    "metre gram second ampere kelvin mole hertz newton pascal joule watt coulomb volt farad ohm siemens tesla henry "
    "lumen lux becquerel sievert gray litre electronvolt bar calorie byte bit pixel parsec dalton jansky radian ton"
)
_WORD_PREFIXES = words("femto pico nano micro milli centi deci hecto kilo mega giga tera peta")
_WORDS = {
    "foot": "foot", "meter": "metre", "liter": "litre", "gramme": "gram", "kilo": "kilogram", "tonne": "metric ton",
    "feet": "foot",
    "inches": "inch", "percent": "percentage", "percentage": "percentage", "pct": "percentage", "pence": "penny",
    "pennies": "penny", "centuries": "century", "millennia": "millennium", "micron": "micrometre",
    "knots": "knot", "centigrade": "celsius", "celsius": "celsius", "celcius": "celsius", "fahrenheit": "fahrenheit",
    "farenheit": "fahrenheit", "farad": "farad", "amp": "ampere", "angstrom": "ångström", "angstroms": "ångström",
    "ångström": "ångström", "ångströms": "ångström", "hertz": "hertz", "siemens": "siemens", "lux": "lux",
    "gauss": "gauss", "fold": "fold", "times": "times", "annum": "year", "degrees": "degree", "ton": "ton",
    "horsepower": "horsepower", "light-years": "light-year", "light-year": "light-year", "kelvins": "kelvin",
    "buck": "dollar", "quid": "pound sterling", "roentgen": "roentgen", "yen": "japanese yen", "yuan": "chinese yuan",
    "renminbi": "chinese yuan", "won": "south korean won", "baht": "thai baht", "rupiah": "indonesian rupiah",
    "ringgit": "malaysian ringgit", "rand": "south african rand", "rouble": "russian ruble", "zloty": "polish złoty",
    "forint": "hungarian forint", "shekel": "israeli shekel", "real": "brazilian real", "reais": "brazilian real",
    "reals": "brazilian real", "kroner": "danish krone", "kronor": "swedish krone", "krona": "swedish krone",
    "krone": "norwegian krone", "markka": "finnish markka", "markkaa": "finnish markka",
    "ruble": "russian ruble", "peso": "mexican peso", "franc": "swiss franc", "lira": "turkish lira",
    "dirham": "united arab emirates dirham", "riyal": "saudi riyal", "rial": "iranian rial", "dinar": "dinar",
    "taka": "bangladeshi taka", "hryvnia": "ukrainian hryvnia", "guilder": "netherlands guilder",
    "koruna": "czech koruna",
    "naira": "nigerian naira", "shilling": "kenyan shilling", "sterling": "pound sterling", "bitcoin": "bitcoin",
    "rupee": "rupee", "solidus": "solidus", "penny": "penny", "pound": "pound",
    "peseta": "spanish peseta", "escudo": "portuguese escudo", "drachma": "greek drachma", "schilling": "schilling",
    "baud": "baud", "octave": "octave",
}  # fmt: skip
# Words whose name is themselves, and that take an s.
_PLAIN = words(
    "minute hour day week month year decade fortnight quarter century millennium mile yard inch acre hectare "
    "barrel gallon pint quart ounce cup teaspoon tablespoon bushel carat degree point radian knot dozen "
    "dollar euro cent dime furlong fathom nucleotide octave semester "
    "arcsecond arcminute electronvolt newton joule watt volt ampere pascal"
)
_PHRASES = {
    "per cent": "percentage", "per-cent": "percentage", "percentage point": "percentage point",
    "percent point": "percentage point", "basis point": "basis point", "order of magnitude": "order of magnitude",
    "orders of magnitude": "order of magnitude", "light year": "light-year", "solar mass": "solar mass",
    "solar masses": "solar mass", "solar radii": "solar radius", "earth masses": "earth mass", "base pair": "base pair",
    "degree celsius": "celsius", "degree centigrade": "celsius", "degree fahrenheit": "fahrenheit",
    "degree farenheit": "fahrenheit", "degree c": "celsius", "degree f": "fahrenheit", "degree kelvin": "kelvin",
    "degree celcius": "celsius", "deg celsius": "celsius", "deg fahrenheit": "fahrenheit", "deg c": "celsius",
    "deg f": "fahrenheit", "deg farenheit": "fahrenheit", "degree of freedom": "degree of freedom",
    "degree n": "degree north", "degree s": "degree south", "° celsius": "celsius", "° fahrenheit": "fahrenheit",
    "nautical mile": "nautical mile", "fluid ounce": "fluid ounce", "fl oz": "fluid ounce", "metric ton": "metric ton",
    "metric tonne": "metric ton", "short ton": "short ton", "long ton": "long ton", "troy ounce": "ounce",
    "kilowatt hour": "kilowatt-hour", "megawatt hour": "megawatt-hour", "gigawatt hour": "gigawatt-hour",
    "terawatt hour": "terawatt-hour", "watt hour": "watt-hour", "kilowatt-hour": "kilowatt-hour",
    "megawatt-hour": "megawatt-hour", "gigawatt-hour": "gigawatt-hour", "ampere hour": "ampere-hour",
    "acre foot": "acre foot", "acre-feet": "acre foot", "acre feet": "acre foot", "man hour": "man-hour",
    "barrel of oil": "barrel of oil", "foot pound": "foot pound-force", "parts per million": "parts-per-million",
    "parts per billion": "parts-per-billion", "parts per trillion": "parts-per-trillion",
    "parts per thousand": "parts-per-thousand", "beat per minute": "beat per minute", "monomer unit": "monomer unit",
    "half hour": "half-hour", "business day": "business day", "calendar day": "calendar day",
    "working day": "working day", "school year": "school year", "fiscal year": "fiscal year",
    "trading day": "trading day",
    "astronomical unit": "astronomical unit", "atomic mass unit": "atomic mass unit", "square": "square",
}  # fmt: skip
_SQUARES = {"square": "square", "sq": "square", "sq.": "square", "cubic": "cubic", "cu": "cubic", "cu.": "cubic"}
_LENGTHS = words(
    "metre meter kilometre kilometer centimetre centimeter millimetre millimeter foot feet inch inches yard mile "
    "ft in mi yd km m cm mm"
)
_LAND_MONEY = phrases(
    "us dollar|u.s. dollar|american dollar|united states dollar|canadian dollar|australian dollar|hong kong dollar|"
    "new zealand dollar|singapore dollar|taiwan dollar|new taiwan dollar|jamaican dollar|chinese yuan|japanese yen|"
    "indian rupee|pakistani rupee|pakistan rupee|sri lankan rupee|nepalese rupee|indonesian rupiah|swiss franc|"
    "french franc|belgian franc|mexican peso|argentine peso|chilean peso|colombian peso|cuban peso|philippine peso|"
    "uruguayan peso|swedish krona|swedish crown|norwegian krone|norwegian kroner|norwegian crown|danish krone|"
    "danish kroner|swedish kronor|danish crown|czech koruna|"
    "czech crown|icelandic krona|deutsche mark|german mark|d-mark|finnish markka|finnish mark|british pound|"
    "pound sterling|egyptian pound|lebanese pound|syrian pound|irish pound|sudanese pound|italian lira|turkish lira|"
    "israeli shekel|russian ruble|russian rouble|belarusian ruble|brazilian real|south african rand|saudi riyal|"
    "qatari riyal|iranian rial|omani rial|kuwaiti dinar|iraqi dinar|jordanian dinar|tunisian dinar|algerian dinar|"
    "libyan dinar|serbian dinar|moroccan dirham|uae dirham|emirati dirham|polish zloty|hungarian forint|"
    "south korean won|north korean won|korean won|thai baht|malaysian ringgit|vietnamese dong|kenyan shilling|"
    "ugandan shilling|tanzanian shilling|nigerian naira|ghanaian cedi|ethiopian birr|peruvian sol|bulgarian lev|"
    "romanian leu|ukrainian hryvnia|kazakh tenge|bangladeshi taka|dutch guilder|spanish peseta|portuguese escudo|"
    "greek drachma|austrian schilling|croatian kuna|georgian lari|cambodian riel|venezuelan bolivar"
)
_ONE_NAME = {
    "us dollar": "dollar", "u.s. dollar": "dollar", "american dollar": "dollar", "united states dollar": "dollar",
    "british pound": "pound sterling", "german mark": "deutsche mark", "d-mark": "deutsche mark",
    "finnish mark": "finnish markka", "swedish crown": "swedish krone", "swedish krona": "swedish krone",
    "norwegian crown": "norwegian krone", "norwegian kroner": "norwegian krone", "danish kroner": "danish krone",
    "swedish kronor": "swedish krone", "danish crown": "danish krone", "czech crown": "czech koruna",
    "russian rouble": "russian ruble", "korean won": "south korean won", "uae dirham": "united arab emirates dirham",
    "emirati dirham": "united arab emirates dirham", "polish zloty": "polish złoty",
    "pakistan rupee": "pakistani rupee",
    "dutch guilder": "netherlands guilder", "kazakh tenge": "kazakhstani tenge", "new taiwan dollar": "taiwan dollar",
}  # fmt: skip
CODES = {
    "usd": "dollar", "eur": "euro", "gbp": "pound sterling", "cny": "chinese yuan", "rmb": "chinese yuan",
    "jpy": "japanese yen", "chf": "swiss franc", "sfr": "swiss franc", "inr": "indian rupee", "cad": "canadian dollar",
    "aud": "australian dollar", "nzd": "new zealand dollar", "hkd": "hong kong dollar", "sgd": "singapore dollar",
    "sek": "swedish krone", "nok": "norwegian krone", "dkk": "danish krone", "krw": "south korean won",
    "zar": "south african rand", "brl": "brazilian real", "mxn": "mexican peso", "rub": "russian ruble",
    "pln": "polish złoty", "huf": "hungarian forint", "czk": "czech koruna", "thb": "thai baht",
    "myr": "malaysian ringgit", "rm": "malaysian ringgit", "idr": "indonesian rupiah", "sar": "saudi riyal",
    "aed": "united arab emirates dirham", "ils": "israeli shekel", "php": "philippine peso", "dm": "deutsche mark",
    "btc": "bitcoin", "rs": "rupee", "rs.": "rupee", "ngn": "nigerian naira", "kes": "kenyan shilling",
    "pkr": "pakistani rupee", "bdt": "bangladeshi taka", "lkr": "sri lankan rupee", "egp": "egyptian pound",
}  # fmt: skip
SIGNS = {
    "$": "dollar", "€": "euro", "£": "pound sterling", "¥": "japanese yen", "￥": "chinese yuan", "₹": "indian rupee",
    "₩": "south korean won", "₽": "russian ruble", "₿": "bitcoin", "₺": "turkish lira", "₱": "philippine peso",
    "₦": "nigerian naira", "₫": "vietnamese dong", "₪": "israeli shekel", "฿": "thai baht", "₴": "ukrainian hryvnia",
    "¢": "cent", "₵": "ghanaian cedi", "₡": "costa rican colón", "₸": "kazakhstani tenge",
}  # fmt: skip
DOLLARS = {
    "us": "dollar", "u.s.": "dollar", "usd": "dollar", "c": "canadian dollar", "ca": "canadian dollar",
    "cad": "canadian dollar", "can": "canadian dollar", "a": "australian dollar", "au": "australian dollar",
    "aud": "australian dollar", "hk": "hong kong dollar", "hkd": "hong kong dollar", "nz": "new zealand dollar",
    "nzd": "new zealand dollar", "s": "singapore dollar", "sg": "singapore dollar", "nt": "taiwan dollar",
    "r": "brazilian real", "mex": "mexican peso", "j": "jamaican dollar",
}  # fmt: skip
# Symbols that reports write in any case.
ANY_CASE = {
    "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "ghz": "gigahertz", "mhz": "megahertz",
    "khz": "kilohertz", "hz": "hertz", "kwh": "kilowatt-hour", "mwh": "megawatt-hour", "kw": "kilowatt",
    "kgs": "kilogram", "kms": "kilometre", "km": "kilometre", "cm": "centimetre", "ml": "millilitre", "kg": "kilogram",
}  # fmt: skip
AGES = {unit: f"{unit} of age" for unit in words("year month week day")}


@cache
def symbols() -> dict[str, str]:
    """Symbol -> name, prefixes included.  Case counts."""
    table = {
        prefix + symbol: (PREFIXES.get(prefix, {"b": "billion ", "K": "kilo"}.get(prefix, "")) + name)
        for symbol, (name, prefixes) in _PREFIXABLE.items()
        for prefix in ("", *prefixes)
    }
    table.update({f"k{symbol}": f"kilo{name}" for symbol, name in (("m", "metre"), ("g", "gram"))})
    table.update(_SYMBOLS)
    del table["as"], table["mas"]
    table["mas"] = "milliarcsecond"
    return table


@cache
def unit_words() -> dict[str, str]:
    """Word in lower case -> name, singular and plural."""
    table: dict[str, str] = {}
    for root in _ROOTS:
        for prefix in ("", *_WORD_PREFIXES):
            table[prefix + root] = prefix + root
    for name in _PLAIN:
        table[name] = name
    for american, british in (("meter", "metre"), ("liter", "litre"), ("gramme", "gram")):
        for prefix in _WORD_PREFIXES:
            table[prefix + american] = prefix + british
    table.update(_WORDS)
    for word, name in list(table.items()):
        table.setdefault(f"{word}s", name)
    table.update({code: name for code, name in CODES.items() if code not in ("dm", "rm", "rs", "try")})
    return table


@cache
def unit_phrases() -> dict[str, str]:
    """Phrase in lower case -> name, singular and plural."""
    table = dict(_PHRASES)
    del table["square"]
    for kind, name in _SQUARES.items():
        for length in _LENGTHS:
            table[f"{kind} {length}"] = f"{name} {unit_words().get(length) or symbols()[length]}"
    table.update({money: _ONE_NAME.get(money, money) for money in _LAND_MONEY})
    for phrase, name in list(table.items()):
        table.setdefault(f"{phrase}s", name)
    for phrase, name in _PHRASES.items():
        if phrase.startswith(("degree ", "barrel ", "light ")):
            head, _, rest = phrase.partition(" ")
            table[f"{head}s {rest}"] = name
    return table


@cache
def phrase_heads() -> frozenset[str]:
    """The first words of the phrases."""
    return frozenset(phrase.split()[0] for phrase in unit_phrases())
