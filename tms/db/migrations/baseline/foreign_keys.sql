ALTER TABLE membership
  ADD CONSTRAINT fk_membership_person_id FOREIGN KEY (person_id) REFERENCES person (id),
  ADD CONSTRAINT fk_membership_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id);

ALTER TABLE publication_locale
  ADD CONSTRAINT fk_publication_locale_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id);

ALTER TABLE publication_step
  ADD CONSTRAINT fk_publication_step_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id);

ALTER TABLE publication_route
  ADD CONSTRAINT fk_publication_route_publication_id_derived_from FOREIGN KEY (publication_id, derived_from)
    REFERENCES publication_locale (publication_id, locale),
  ADD CONSTRAINT fk_publication_route_publication_id_locale FOREIGN KEY (publication_id, locale)
    REFERENCES publication_locale (publication_id, locale),
  ADD CONSTRAINT fk_publication_route_publication_id_source_locale FOREIGN KEY (publication_id, source_locale)
    REFERENCES publication_locale (publication_id, locale);

ALTER TABLE one_time_link
  ADD CONSTRAINT fk_one_time_link_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_one_time_link_publication_id_created_by FOREIGN KEY (publication_id, created_by)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE person_session
  ADD CONSTRAINT fk_person_session_person_id FOREIGN KEY (person_id) REFERENCES person (id);

ALTER TABLE concept
  ADD CONSTRAINT fk_concept_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id),
  ADD CONSTRAINT fk_concept_publication_id_topic_id FOREIGN KEY (publication_id, topic_id)
    REFERENCES concept (publication_id, id);

ALTER TABLE memory_unit
  ADD CONSTRAINT fk_memory_unit_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id);

ALTER TABLE term
  ADD CONSTRAINT fk_term_publication_id_concept_id FOREIGN KEY (publication_id, concept_id)
    REFERENCES concept (publication_id, id);

ALTER TABLE memory_variant
  ADD CONSTRAINT fk_memory_variant_article_id_version_id_segment_id_rev FOREIGN KEY (article_id, version_id, segment_id, rev)
    REFERENCES text_history (article_id, version_id, segment_id, rev),
  ADD CONSTRAINT fk_memory_variant_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_memory_variant_publication_id_unit_id FOREIGN KEY (publication_id, unit_id)
    REFERENCES memory_unit (publication_id, id);

ALTER TABLE memory_source
  ADD CONSTRAINT fk_memory_source_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id);

ALTER TABLE memory_rarity
  ADD CONSTRAINT fk_memory_rarity_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id);

ALTER TABLE memory_key
  ADD CONSTRAINT fk_memory_key_publication_id_locale_hash FOREIGN KEY (publication_id, locale, hash)
    REFERENCES memory_source (publication_id, locale, hash) ON DELETE CASCADE,
  ADD CONSTRAINT fk_memory_key_publication_id_locale_rarity_id FOREIGN KEY (publication_id, locale, rarity_id)
    REFERENCES memory_rarity (publication_id, locale, id);

ALTER TABLE request
  ADD CONSTRAINT fk_request_person_id FOREIGN KEY (person_id) REFERENCES person (id);

ALTER TABLE change_set
  ADD CONSTRAINT fk_change_set_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_change_set_publication_id_undoes_id FOREIGN KEY (publication_id, undoes_id)
    REFERENCES change_set (publication_id, id);

ALTER TABLE segment_text
  ADD CONSTRAINT fk_segment_text_article_id_segment_id FOREIGN KEY (article_id, segment_id)
    REFERENCES segment (article_id, id),
  ADD CONSTRAINT fk_segment_text_article_id_version_id FOREIGN KEY (article_id, version_id)
    REFERENCES version (article_id, id),
  ADD CONSTRAINT fk_segment_text_change_set_id FOREIGN KEY (change_set_id) REFERENCES change_set (id),
  ADD CONSTRAINT fk_segment_text_person_id FOREIGN KEY (person_id) REFERENCES person (id),
  ADD CONSTRAINT fk_segment_text_touched_by FOREIGN KEY (touched_by) REFERENCES person (id),
  ADD CONSTRAINT confirmed_against FOREIGN KEY (article_id, source_version_id, segment_id, source_rev)
    REFERENCES text_history (article_id, version_id, segment_id, rev) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT fk_segment_text_article_id_same_as FOREIGN KEY (article_id, same_as)
    REFERENCES segment (article_id, id);

ALTER TABLE claim
  ADD CONSTRAINT fk_claim_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id)
    REFERENCES segment_text (article_id, version_id, segment_id),
  ADD CONSTRAINT fk_claim_person_id FOREIGN KEY (person_id) REFERENCES person (id),
  ADD CONSTRAINT fk_claim_taken_from FOREIGN KEY (taken_from) REFERENCES person (id);

ALTER TABLE pending_text
  ADD CONSTRAINT fk_pending_text_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id)
    REFERENCES segment_text (article_id, version_id, segment_id),
  ADD CONSTRAINT fk_pending_text_person_id FOREIGN KEY (person_id) REFERENCES person (id);

ALTER TABLE text_history
  ADD CONSTRAINT fk_text_history_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id)
    REFERENCES segment_text (article_id, version_id, segment_id);

ALTER TABLE derivation
  ADD CONSTRAINT other_text FOREIGN KEY (article_id, parent_version_id, segment_id, other_parent_rev)
    REFERENCES text_history (article_id, version_id, segment_id, rev),
  ADD CONSTRAINT parent_text FOREIGN KEY (article_id, parent_version_id, segment_id, parent_rev)
    REFERENCES text_history (article_id, version_id, segment_id, rev),
  ADD CONSTRAINT parent_is_the_versions_parent FOREIGN KEY (article_id, version_id, parent_version_id)
    REFERENCES version (article_id, id, parent_version_id),
  ADD CONSTRAINT fk_derivation_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id)
    REFERENCES segment_text (article_id, version_id, segment_id);

ALTER TABLE article
  ADD CONSTRAINT fk_article_publication_id_created_by FOREIGN KEY (publication_id, created_by)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_article_publication_id_section_id FOREIGN KEY (publication_id, section_id)
    REFERENCES concept (publication_id, id),
  ADD CONSTRAINT fk_article_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id),
  ADD CONSTRAINT article_current_revision FOREIGN KEY (id, current_revision_id)
    REFERENCES source_revision (article_id, id) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT article_has_source FOREIGN KEY (id, source_version_id, source_role)
    REFERENCES version (article_id, id, role) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE segment
  ADD CONSTRAINT fk_segment_article_id_follows_segment_id FOREIGN KEY (article_id, follows_segment_id)
    REFERENCES segment (article_id, id),
  ADD CONSTRAINT fk_segment_article_id_home_version_id FOREIGN KEY (article_id, home_version_id)
    REFERENCES version (article_id, id),
  ADD CONSTRAINT fk_segment_article_id FOREIGN KEY (article_id) REFERENCES article (id);

ALTER TABLE source_revision
  ADD CONSTRAINT fk_source_revision_article_id_based_on_id FOREIGN KEY (article_id, based_on_id)
    REFERENCES source_revision (article_id, id),
  ADD CONSTRAINT fk_source_revision_article_id_version_id FOREIGN KEY (article_id, version_id)
    REFERENCES version (article_id, id),
  ADD CONSTRAINT fk_source_revision_article_id FOREIGN KEY (article_id) REFERENCES article (id),
  ADD CONSTRAINT fk_source_revision_author_id FOREIGN KEY (author_id) REFERENCES person (id);

ALTER TABLE segment_ancestry
  ADD CONSTRAINT fk_segment_ancestry_article_id_ancestor_id FOREIGN KEY (article_id, ancestor_id)
    REFERENCES segment (article_id, id),
  ADD CONSTRAINT fk_segment_ancestry_article_id_revision_id FOREIGN KEY (article_id, revision_id)
    REFERENCES source_revision (article_id, id),
  ADD CONSTRAINT fk_segment_ancestry_article_id_segment_id FOREIGN KEY (article_id, segment_id)
    REFERENCES segment (article_id, id);

ALTER TABLE source_block
  ADD CONSTRAINT fk_source_block_article_id_revision_id FOREIGN KEY (article_id, revision_id)
    REFERENCES source_revision (article_id, id);

ALTER TABLE revision_segment
  ADD CONSTRAINT fk_revision_segment_article_id_revision_id_block FOREIGN KEY (article_id, revision_id, block)
    REFERENCES source_block (article_id, revision_id, position),
  ADD CONSTRAINT fk_revision_segment_article_id_revision_id_version_id FOREIGN KEY (article_id, revision_id, version_id)
    REFERENCES source_revision (article_id, id, version_id),
  ADD CONSTRAINT fk_revision_segment_article_id_version_id_segment_id_rev FOREIGN KEY (article_id, version_id, segment_id, rev)
    REFERENCES text_history (article_id, version_id, segment_id, rev);

ALTER TABLE release
  ADD CONSTRAINT fk_release_article_id_replaces_id FOREIGN KEY (article_id, replaces_id)
    REFERENCES release (article_id, id),
  ADD CONSTRAINT fk_release_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_release_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE address
  ADD CONSTRAINT fk_address_article_id_version_id_locale FOREIGN KEY (article_id, version_id, locale)
    REFERENCES version (article_id, id, locale),
  ADD CONSTRAINT fk_address_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id);

ALTER TABLE hold
  ADD CONSTRAINT fk_hold_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES version (article_id, id),
  ADD CONSTRAINT fk_hold_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_hold_publication_id_owner_id FOREIGN KEY (publication_id, owner_id)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_hold_publication_id_released_by FOREIGN KEY (publication_id, released_by)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE snapshot
  ADD CONSTRAINT fk_snapshot_article_id_revision_id FOREIGN KEY (article_id, revision_id)
    REFERENCES source_revision (article_id, id),
  ADD CONSTRAINT fk_snapshot_article_id_version_id FOREIGN KEY (article_id, version_id)
    REFERENCES version (article_id, id);

ALTER TABLE release_version
  ADD CONSTRAINT fk_release_version_article_id_release_id FOREIGN KEY (article_id, release_id)
    REFERENCES release (article_id, id),
  ADD CONSTRAINT fk_release_version_article_id_version_id_snapshot_id FOREIGN KEY (article_id, version_id, snapshot_id)
    REFERENCES snapshot (article_id, version_id, id),
  ADD CONSTRAINT fk_release_version_article_id_version_id FOREIGN KEY (article_id, version_id)
    REFERENCES version (article_id, id);

ALTER TABLE snapshot_segment
  ADD CONSTRAINT fk_snapshot_segment_article_id_version_id_segment_id_rev FOREIGN KEY (article_id, version_id, segment_id, rev)
    REFERENCES text_history (article_id, version_id, segment_id, rev),
  ADD CONSTRAINT fk_snapshot_segment_article_id_version_id_snapshot_id FOREIGN KEY (article_id, version_id, snapshot_id)
    REFERENCES snapshot (article_id, version_id, id);

ALTER TABLE listing
  ADD CONSTRAINT fk_listing_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_listing_article_id_version_id_locale FOREIGN KEY (article_id, version_id, locale)
    REFERENCES version (article_id, id, locale),
  ADD CONSTRAINT fk_listing_publication_id_section_id FOREIGN KEY (publication_id, section_id)
    REFERENCES concept (publication_id, id);

ALTER TABLE version
  ADD CONSTRAINT fk_version_article_id_parent_version_id FOREIGN KEY (article_id, parent_version_id)
    REFERENCES version (article_id, id),
  ADD CONSTRAINT fk_version_publication_id_detached_by FOREIGN KEY (publication_id, detached_by)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_version_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_version_publication_id_locale FOREIGN KEY (publication_id, locale)
    REFERENCES publication_locale (publication_id, locale),
  ADD CONSTRAINT live_is_ours FOREIGN KEY (article_id, id, live_snapshot_id)
    REFERENCES snapshot (article_id, version_id, id),
  ADD CONSTRAINT fk_version_article_id_revision_id FOREIGN KEY (article_id, revision_id)
    REFERENCES source_revision (article_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE event
  ADD CONSTRAINT fk_event_article_id_version_id FOREIGN KEY (article_id, version_id)
    REFERENCES version (article_id, id),
  ADD CONSTRAINT fk_event_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_event_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_event_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id),
  ADD CONSTRAINT fk_event_article_id_segment_id FOREIGN KEY (article_id, segment_id)
    REFERENCES segment (article_id, id);

ALTER TABLE work_item
  ADD CONSTRAINT fk_work_item_article_id_version_id FOREIGN KEY (article_id, version_id)
    REFERENCES version (article_id, id),
  ADD CONSTRAINT fk_work_item_article_id FOREIGN KEY (article_id) REFERENCES article (id);

ALTER TABLE job
  ADD CONSTRAINT fk_job_article_id_revision_id FOREIGN KEY (article_id, revision_id)
    REFERENCES source_revision (article_id, id),
  ADD CONSTRAINT fk_job_article_id_superseded_by FOREIGN KEY (article_id, superseded_by)
    REFERENCES job (article_id, id) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT fk_job_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES version (article_id, id),
  ADD CONSTRAINT fk_job_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id);

ALTER TABLE sign_off
  ADD CONSTRAINT fk_sign_off_article_id_job_id FOREIGN KEY (article_id, job_id) REFERENCES job (article_id, id),
  ADD CONSTRAINT fk_sign_off_article_id_version_id_segment_id_rev FOREIGN KEY (article_id, version_id, segment_id, rev)
    REFERENCES text_history (article_id, version_id, segment_id, rev),
  ADD CONSTRAINT fk_sign_off_article_id_version_id FOREIGN KEY (article_id, version_id)
    REFERENCES version (article_id, id),
  ADD CONSTRAINT fk_sign_off_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_sign_off_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE job_step
  ADD CONSTRAINT fk_job_step_article_id_sign_off_id FOREIGN KEY (article_id, sign_off_id)
    REFERENCES sign_off (article_id, id),
  ADD CONSTRAINT fk_job_step_publication_id_article_id_job_id FOREIGN KEY (publication_id, article_id, job_id)
    REFERENCES job (publication_id, article_id, id),
  ADD CONSTRAINT fk_job_step_publication_id_assignee_id FOREIGN KEY (publication_id, assignee_id)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE conversion_rule
  ADD CONSTRAINT fk_conversion_rule_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id),
  ADD CONSTRAINT fk_conversion_rule_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_conversion_rule_publication_id_topic_id FOREIGN KEY (publication_id, topic_id)
    REFERENCES concept (publication_id, id),
  ADD CONSTRAINT fk_conversion_rule_publication_id_change_set_id FOREIGN KEY (publication_id, change_set_id)
    REFERENCES change_set (publication_id, id),
  ADD CONSTRAINT fk_conversion_rule_publication_id_created_by FOREIGN KEY (publication_id, created_by)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_conversion_rule_publication_id_retired_by FOREIGN KEY (publication_id, retired_by)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_conversion_rule_publication_id_retired_in FOREIGN KEY (publication_id, retired_in)
    REFERENCES change_set (publication_id, id);

ALTER TABLE conversion_decision
  ADD CONSTRAINT fk_conversion_decision_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_conversion_decision_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id)
    REFERENCES segment_text (article_id, version_id, segment_id),
  ADD CONSTRAINT fk_conversion_decision_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_conversion_decision_publication_id_retired_by FOREIGN KEY (publication_id, retired_by)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE house_profile
  ADD CONSTRAINT fk_house_profile_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id),
  ADD CONSTRAINT fk_house_profile_publication_id_created_by FOREIGN KEY (publication_id, created_by)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE segmentation_change
  ADD CONSTRAINT fk_segmentation_change_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id),
  ADD CONSTRAINT fk_segmentation_change_publication_id_created_by FOREIGN KEY (publication_id, created_by)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE dismissed_finding
  ADD CONSTRAINT fk_dismissed_finding_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_dismissed_finding_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id)
    REFERENCES segment_text (article_id, version_id, segment_id),
  ADD CONSTRAINT fk_dismissed_finding_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_dismissed_finding_publication_id_withdrawn_by FOREIGN KEY (publication_id, withdrawn_by)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE concept_change
  ADD CONSTRAINT fk_concept_change_publication_id_concept_id FOREIGN KEY (publication_id, concept_id)
    REFERENCES concept (publication_id, id),
  ADD CONSTRAINT fk_concept_change_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE term_suggestion
  ADD CONSTRAINT fk_term_suggestion_article_id_segment_id FOREIGN KEY (article_id, segment_id)
    REFERENCES segment (article_id, id),
  ADD CONSTRAINT fk_term_suggestion_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_term_suggestion_publication_id_concept_id FOREIGN KEY (publication_id, concept_id)
    REFERENCES concept (publication_id, id),
  ADD CONSTRAINT fk_term_suggestion_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_term_suggestion_publication_id_answered_by FOREIGN KEY (publication_id, answered_by)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE engine
  ADD CONSTRAINT fk_engine_publication_id_created_by FOREIGN KEY (publication_id, created_by)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_engine_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id);

ALTER TABLE engine_month
  ADD CONSTRAINT fk_engine_month_publication_id_engine_id FOREIGN KEY (publication_id, engine_id)
    REFERENCES engine (publication_id, id);

ALTER TABLE engine_usage
  ADD CONSTRAINT fk_engine_usage_article_id_version_id FOREIGN KEY (article_id, version_id)
    REFERENCES version (article_id, id),
  ADD CONSTRAINT fk_engine_usage_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_engine_usage_publication_id_engine_id_month FOREIGN KEY (publication_id, engine_id, month)
    REFERENCES engine_month (publication_id, engine_id, month),
  ADD CONSTRAINT fk_engine_usage_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE draft_cache
  ADD CONSTRAINT fk_draft_cache_publication_id_engine_id FOREIGN KEY (publication_id, engine_id)
    REFERENCES engine (publication_id, id);

ALTER TABLE machine_draft
  ADD CONSTRAINT fk_machine_draft_article_id_version_id_segment_id_rev FOREIGN KEY (article_id, version_id, segment_id, rev)
    REFERENCES text_history (article_id, version_id, segment_id, rev),
  ADD CONSTRAINT fk_machine_draft_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_machine_draft_publication_id_engine_id FOREIGN KEY (publication_id, engine_id)
    REFERENCES engine (publication_id, id);

ALTER TABLE engine_budget
  ADD CONSTRAINT fk_engine_budget_publication_id FOREIGN KEY (publication_id) REFERENCES publication (id);

ALTER TABLE draft_effort
  ADD CONSTRAINT measured_draft FOREIGN KEY (article_id, version_id, segment_id, draft_rev)
    REFERENCES text_history (article_id, version_id, segment_id, rev),
  ADD CONSTRAINT confirmed_text FOREIGN KEY (article_id, version_id, segment_id, rev)
    REFERENCES text_history (article_id, version_id, segment_id, rev),
  ADD CONSTRAINT fk_draft_effort_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_draft_effort_publication_id_engine_id FOREIGN KEY (publication_id, engine_id)
    REFERENCES engine (publication_id, id),
  ADD CONSTRAINT fk_draft_effort_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE thread
  ADD CONSTRAINT fk_thread_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_thread_article_id_version_id FOREIGN KEY (article_id, version_id)
    REFERENCES version (article_id, id),
  ADD CONSTRAINT fk_thread_article_id_segment_id FOREIGN KEY (article_id, segment_id)
    REFERENCES segment (article_id, id),
  ADD CONSTRAINT fk_thread_article_id_opened_segment_id FOREIGN KEY (article_id, opened_segment_id)
    REFERENCES segment (article_id, id),
  ADD CONSTRAINT fk_thread_publication_id_opened_by FOREIGN KEY (publication_id, opened_by)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_thread_publication_id_resolved_by FOREIGN KEY (publication_id, resolved_by)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE comment
  ADD CONSTRAINT fk_comment_publication_id_article_id_thread_id FOREIGN KEY (publication_id, article_id, thread_id)
    REFERENCES thread (publication_id, article_id, id),
  ADD CONSTRAINT fk_comment_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE comment_mention
  ADD CONSTRAINT fk_comment_mention_publication_id_article_id_comment_id FOREIGN KEY (publication_id, article_id, comment_id)
    REFERENCES comment (publication_id, article_id, id),
  ADD CONSTRAINT fk_comment_mention_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE digest
  ADD CONSTRAINT fk_digest_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id);

ALTER TABLE notification
  ADD CONSTRAINT fk_notification_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_notification_publication_id_by_id FOREIGN KEY (publication_id, by_id)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_notification_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id),
  ADD CONSTRAINT fk_notification_article_id_version_id FOREIGN KEY (article_id, version_id)
    REFERENCES version (article_id, id),
  ADD CONSTRAINT fk_notification_article_id_segment_id FOREIGN KEY (article_id, segment_id)
    REFERENCES segment (article_id, id),
  ADD CONSTRAINT fk_notification_publication_id_article_id_thread_id FOREIGN KEY (publication_id, article_id, thread_id)
    REFERENCES thread (publication_id, article_id, id),
  ADD CONSTRAINT fk_notification_publication_id_letter_id FOREIGN KEY (publication_id, letter_id)
    REFERENCES digest (publication_id, id);

ALTER TABLE article_brief
  ADD CONSTRAINT fk_article_brief_publication_id_created_by FOREIGN KEY (publication_id, created_by)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_article_brief_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id);

ALTER TABLE style_guide_change
  ADD CONSTRAINT fk_style_guide_change_publication_id_created_by FOREIGN KEY (publication_id, created_by)
    REFERENCES membership (publication_id, person_id),
  ADD CONSTRAINT fk_style_guide_change_publication_id_locale FOREIGN KEY (publication_id, locale)
    REFERENCES publication_locale (publication_id, locale);

ALTER TABLE step_figure
  ADD CONSTRAINT fk_step_figure_article_id_job_id_position FOREIGN KEY (article_id, job_id, position)
    REFERENCES job_step (article_id, job_id, position),
  ADD CONSTRAINT fk_step_figure_publication_id_article_id FOREIGN KEY (publication_id, article_id)
    REFERENCES article (publication_id, id);
