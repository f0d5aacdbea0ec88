"""What a picture that others send may cost, what may come along with its pixels, and who is given it."""

from tests.mutations.mutation import Mutation

_HOSTILE = "tests/adapters/pictures/test_hostile_files.py"
_LOOKS = "tests/adapters/pictures/test_renditions.py"
_KEPT = "tests/adapters/pictures/test_picture_folder.py"
_ASKED = "tests/services/pictures/test_pictures.py"
_READERS = "tests/web/reader/test_pictures.py"
_READ = "tms/services/pictures/read_pictures.py"
_CHANGE = "tms/services/pictures/change_pictures.py"
_BUCKET = "tests/adapters/pictures/test_picture_bucket.py::TestWithAService"
_UNUSED = "tests/services/pictures/test_drop_unused.py::test_what_no_picture_has_goes_when_it_is_old"
_SWEPT = "tests/workers/test_sweep.py"
_RELEASED = "tms/services/pictures/released_pictures.py"
_FOLDER = "tms/adapters/pictures/picture_folder.py"
_RENDITIONS = "tms/adapters/pictures/renditions.py"
_MAKE = "tms/adapters/pictures/sent_file.py"
_CHOSEN = "tests/services/versions/test_choose_picture.py"
_CHOOSE = "tms/services/versions/choose_picture.py"
_RIGHTS = "tests/services/pictures/test_article_pictures.py"

MUTATIONS = (
    Mutation(
        "what is said of a picture is not written over what another said meanwhile",
        _CHANGE,
        "if based_on is not None and based_on != state_of(present):",
        "if False:",
        (f"{_RIGHTS}::test_whoever_saw_another_state_changes_nothing",),
    ),
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
        "limited(limits, renditions, data, kind)",
        "renditions(data, kind)",
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
    Mutation(
        "a kept picture is asked for by its digest alone",
        _FOLDER,
        "self._whole(digest) if path_of_digest(digest) else None",
        "(self._folder / digest[:2] / digest[2:]).read_bytes()",
        (f"{_KEPT}::test_by_another_name_nothing_is_found",),
    ),
    Mutation(
        "nobody can run a kept picture",
        _FOLDER,
        "                os.fchmod(descriptor, _FILE)\n",
        "                os.fchmod(descriptor, 0o777)\n",
        (f"{_KEPT}::test_nobody_can_run_a_file_and_strangers_read_none",),
    ),
    Mutation(
        "a kept picture has its name when it is whole",
        _FOLDER,
        "            with suppress(OSError):\n                os.unlink(unfinished)  # noqa: PTH108\n",
        "            os.replace(unfinished, path)\n",
        (f"{_KEPT}::test_what_can_not_be_written_leaves_nothing_and_is_said",),
    ),
    Mutation(
        "a picture that was changed on the disk is not given",
        _FOLDER,
        "if sha256(content).hexdigest() == digest:",
        "if digest:",
        (f"{_KEPT}::test_a_file_that_was_changed_is_not_given_and_is_made_good_when_it_comes_again",),
    ),
    Mutation(
        "a picture is given to those who may see its article",
        _READ,
        """    authorize_article(uow, actor, Action.ARTICLE_VIEW, article_id)
    return file_named(store, read_picture(uow, article_id, picture_id), name)""",
        "    return file_named(store, read_picture(uow, article_id, picture_id), name)",
        (f"{_ASKED}::test_of_an_article_that_they_may_not_see_there_is_nothing",),
    ),
    Mutation(
        "a picture that was taken out is given to nobody",
        _READ,
        "ArticlePicture.article_id == article_id, ArticlePicture.taken_out_at.is_(None)",
        "ArticlePicture.article_id == article_id",
        (f"{_ASKED}::test_one_that_is_taken_out_is_given_to_nobody_and_may_come_again",),
    ),
    Mutation(
        "of who may add no picture nothing is kept",
        _CHANGE,
        """    authorize_article(uow, actor, Action.SOURCE_EDIT, article_id)
    kept = keep_picture(store, made)""",
        "    kept = keep_picture(store, made)",
        (f"{_ASKED}::test_nothing_is_kept_of_what_somebody_sends_who_may_not",),
    ),
    Mutation(
        "a picture is sent as what we made, to be shown and not to run",
        "tms/http/picture_answer.py",
        '"Content-Security-Policy": _NOTHING_RUNS,',
        "",
        ("tests/api/test_pictures.py::test_a_picture_goes_its_way",),
    ),
    Mutation(
        "a backup's picture is what its name says",
        "tms/db/backup/archive.py",
        "if hashlib.sha256(content).hexdigest() != digest:",
        "if not digest:",
        ("tests/db/backup/test_backup.py::test_a_damaged_picture_is_no_backup",),
    ),
    Mutation(
        "what a preview says of kept pictures is ours, and one person's",
        "tms/web/articles/brought.py",
        "_signer().loads(value, max_age=_SECONDS)",
        "_signer().loads_unsafe(value)[1]",
        ("tests/web/articles/test_import_pictures.py::test_what_the_form_carries_is_ours_and_one_person_s",),
    ),
    Mutation(
        "a number that no picture came with names none",
        "tms/adapters/formats/brought_pictures.py",
        "return address if number in self.known else None",
        "return address",
        ("tests/adapters/formats/test_brought_pictures.py::test_what_stands_in_markdown_as_data_is_taken_out_of_it",),
    ),
    Mutation(
        "readers get a picture as long as a released version shows it",
        "tms/services/publishing/public_pictures.py",
        "    if not any(shows(version.content, picture_id) for version in released):\n"
        '        raise NotFound("picture_not_found")\n',
        "",
        (f"{_READERS}::test_nobody_has_it_before_it_is_out_nor_after_it_was_withdrawn",),
    ),
    Mutation(
        "a release is refused with a picture whose right has ended",
        _RELEASED,
        "until is not None and until < today",
        "until is None",
        (f"{_READERS}::test_one_whose_right_has_ended_stops_a_release",),
    ),
    Mutation(
        "a release is refused with a picture that was taken out",
        _RELEASED,
        """            raise Conflict("picture_gone", number=number)""",
        "            continue",
        (f"{_READERS}::test_one_that_was_taken_out_stops_a_release",),
    ),
    Mutation(
        "a picture that readers have is not taken out",
        _CHANGE,
        """        raise Conflict("picture_with_readers")""",
        "        pass",
        (f"{_READERS}::test_one_that_readers_have_is_not_taken_out_and_keeps_what_was_said_of_it",),
    ),
    Mutation(
        "no file for others says a picture's number for its address",
        "tms/adapters/formats/write_markdown.py",
        "list(with_addresses(version.blocks, version.pictures))",
        "list(version.blocks)",
        ("tests/adapters/formats/test_write_public.py::test_no_output_says_a_number_for_an_address",),
    ),
    Mutation(
        "a pulled version without one of its pictures is asked for again",
        "tms/cli/pull/pulled_folder.py",
        "            standing = self.standing(one)\n",
        "            standing = self.standing(path)\n",
        ("tests/cli/pull/test_pulled_folder.py::test_a_version_without_one_of_its_pictures_is_not_whole",),
    ),
    Mutation(
        "a process that is forked asks a bucket by connections of its own",
        "tms/adapters/pictures/picture_bucket.py",
        "if made is None or made[0] != process:",
        "if made is None:",
        (f"{_BUCKET}::test_threads_and_a_process_that_is_forked_later_use_the_same_one",),
    ),
    Mutation(
        "a file that a picture has is not deleted",
        "tms/services/pictures/drop_unused.py",
        "if digest not in used]",
        "if digest]",
        (_UNUSED,),
    ),
    Mutation(
        "of a folder of pictures elsewhere nothing is deleted",
        "tms/settings.py",
        "return self.pictures_bucket is None and self.pictures_dir is None",
        "return True",
        (f"{_SWEPT}::test_files_that_no_picture_has_go_only_where_nobody_else_keeps_any[True-None-False]",),
    ),
    Mutation(
        "a file that is kept again is new again",
        _FOLDER,
        "        os.utime(path)\n",
        "        path.stat()\n",
        (f"{_KEPT}::test_a_file_is_old_after_days_and_new_when_it_is_kept_again",),
    ),
    Mutation(
        "nobody keeps a file while it is deleted",
        _FOLDER,
        "            fcntl.flock(descriptor, how)\n",
        "",
        (f"{_KEPT}::test_one_that_is_kept_while_it_is_deleted_is_there_afterwards",),
    ),
    Mutation(
        "a preview is made an article before its files are deleted",
        "tms/web/articles/brought.py",
        'if time.time() - said.get("since", 0.0) > _LONGEST_SECONDS:',
        "if False:",
        ("tests/web/articles/test_import_pictures.py::test_what_the_form_carries_is_ours_and_one_person_s",),
    ),
    Mutation(
        "an object that was changed in a bucket is not given",
        "tms/adapters/pictures/picture_bucket.py",
        "if sha256(content).hexdigest() != digest:",
        "if False:",
        (f"{_BUCKET}::test_one_that_was_changed_is_not_given_and_is_made_good",),
    ),
    Mutation(
        "who signs, releases or reads a version has the picture that it shows",
        "tms/services/versions/as_read.py",
        "    return with_choices(seen, choices_in(uow.session, version.article_id, version.id))",
        "    return seen",
        (f"{_CHOSEN}::test_each_version_goes_out_with_what_it_shows",),
    ),
    Mutation(
        "what was signed with one picture is not released with another",
        "tms/services/publishing/last_gate.py",
        "        if choices_in(*here) != approved_choices(*here):",
        "        if False:",
        (f"{_CHOSEN}::TestTheLastGate::test_a_picture_that_slipped_in_stops_the_release_and_is_not_waived",),
    ),
    Mutation(
        "an approved version shows what was approved, the database says",
        "tms/db/migrations/versions/0085_picture_choices.py",
        "v.status IN ('approved', 'published')",
        "v.status = 'cancelled'",
        ("tests/db/test_pictures.py::test_what_a_version_shows_is_chosen_while_it_is_in_work",),
    ),
    Mutation(
        "a choice waits for an approval or a release that is under way",
        _CHOOSE,
        "authorize_locked_version(uow, actor,",
        "authorize_version(uow, actor,",
        (f"{_CHOSEN}::TestAtTheSameTime::test_behind_an_approval_it_is_refused",),
    ),
    Mutation(
        "nobody signs pictures that they were not shown",
        "tms/services/reviewing/open_points.py",
        """            raise Conflict("pictures_changed")""",
        "            pass",
        (f"{_CHOSEN}::test_nobody_signs_pictures_that_they_were_not_shown",),
    ),
    Mutation(
        "nobody approves a picture that they chose",
        "tms/services/reviewing/approve.py",
        "version, wrote | chose, own=own)",
        "version, wrote, own=own)",
        (f"{_CHOSEN}::test_nobody_approves_a_picture_that_they_chose",),
    ),
    Mutation(
        "a machine changes nothing that a person chose",
        _CHOOSE,
        """        raise Conflict("picture_of_person")""",
        "        pass",
        (f"{_CHOSEN}::test_a_machine_says_it_where_no_person_has",),
    ),
    Mutation(
        "a picture that a version shows is not taken out",
        _CHANGE,
        """        raise Conflict("picture_in_version")""",
        "        pass",
        (f"{_CHOSEN}::test_a_picture_that_a_version_shows_is_not_taken_out",),
    ),
    Mutation(
        "a version with other pictures is not made the source",
        "tms/services/source/switch_source.py",
        """        raise Conflict("switch_has_pictures")""",
        "        pass",
        (f"{_CHOSEN}::test_a_version_with_other_pictures_is_not_made_the_source",),
    ),
)
