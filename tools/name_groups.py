"""Which of the Chinese Wikipedia's conversion groups have names of places, of persons, and titles of works."""

OF_PLACES = frozenset(
    (
        "地名", "州邦", "County", "Geography", "Laos", "Tunisia", "USState", "US CA Cities", "UA toponyms", "民族",
    )
)  # fmt: skip
COUNTRIES = frozenset(
    (
        "AT", "AU", "BE", "BR", "CA", "CH", "CL", "DE", "FR", "IE", "IN", "IR", "IT", "NL", "PHL", "UK",
    )
)  # fmt: skip
"""Of which the groups are called so: FR Places."""
OF_PERSONS = frozenset(
    (
        "AC Milan", "Aquatics", "Arsenal footballer", "Artist", "Badminton", "Bundesliga", "Chelseafc",
        "Composer", "EPL", "Entertainer", "FC Barcelona footballer", "FC Bayern footballer", "Football",
        "Leeds United", "MCFC", "MLS", "MUFC", "Music", "NBA", "NFL", "NHL", "Nobel Prize", "People",
        "PoliticiansPT", "PoliticiansUK", "Popes", "PresidentsUS", "Racing", "Snooker", "Sports",
        "Table Tennis", "Tennis", "US Senators", "inter", "laliga", "ligue", "liverpoolfc", "rugby", "uefa",
        "俄超", "加超聯", "南美足球队", "意甲", "政治人物", "文學", "泰國人名", "泰國人名及地名", "荷蘭足球聯賽",
        "葡超", "足球俱乐部", "马来人名地名",
    )
)  # fmt: skip
OF_TITLES = frozenset(
    (
        "Movie", "LuaMovie", "LuaShow", "Pixar", "Disney", "DreamWorks", "KO Movie", "IN Movie", "TH Movie",
        "TV",
    )
)  # fmt: skip
