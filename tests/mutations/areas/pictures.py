"""What a picture that others send may cost, and what may come along with its pixels."""

from tests.mutations.mutation import Mutation

_HOSTILE = "tests/adapters/pictures/test_hostile_files.py"
_LOOKS = "tests/adapters/pictures/test_renditions.py"
_RENDITIONS = "tms/adapters/pictures/renditions.py"
_MAKE = "tms/adapters/pictures/sent_file.py"

MUTATIONS = (
    Mutation(
        "a picture of too many pixels is refused before it is unpacked",
        _RENDITIONS,
        "Image.MAX_IMAGE_PIXELS = most * 1_000_000 // 2",
        "Image.MAX_IMAGE_PIXELS = None",
        (f"{_HOSTILE}::test_a_bomb_is_refused_before_it_is_unpacked",),
    ),
    Mutation(
        "a picture is read in a process of its own",
        _MAKE,
        "limited(limits, renditions_of, data, kind)",
        "renditions_of(data, kind)",
        (f"{_HOSTILE}::test_one_that_takes_too_much_memory_is_ended",),
    ),
    Mutation(
        "a drawing that can carry scripts is told apart",
        "tms/adapters/pictures/kinds.py",
        '.replace(b"\\0", b"")',
        "",
        (f"{_HOSTILE}::test_each_file_has_the_result_that_is_said",),
    ),
    Mutation(
        "what stands beside the pixels is left out",
        _RENDITIONS,
        "    turned.info = {}\n",
        "",
        (f"{_LOOKS}::test_nothing_is_left_of_where_and_by_whom_it_was_taken",),
    ),
    Mutation(
        "a picture stands as its camera was held",
        _RENDITIONS,
        "small.transpose(_TURNS[orientation]) if orientation in _TURNS else small.copy()",
        "small.copy()",
        (f"{_LOOKS}::test_it_is_turned_as_the_camera_said",),
    ),
    Mutation(
        "a picture's colours are those of its profile",
        "tms/adapters/pictures/colours.py",
        "    if profile:\n",
        "    if not profile:\n",
        (f"{_LOOKS}::test_colours_of_another_profile_become_srgb",),
    ),
)
