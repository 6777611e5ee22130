import type { FormProps } from '@rjsf/core'
import {
  FieldErrorTemplate,
  FieldTemplate,
  MultiSchemaFieldTemplate,
  ObjectFieldTemplate,
  UnsupportedFieldTemplate,
  WrapIfAdditionalTemplate,
} from './field-templates.tsx'
import { ArrayFieldItemTemplate, ArrayFieldTemplate } from './list-templates.tsx'
import { Base64Widget } from './Base64Widget.tsx'
import { EpochSecondsWidget } from './EpochSecondsWidget.tsx'
import { PasswordWidget } from './PasswordWidget.tsx'
import {
  BaseInputTemplate,
  CheckboxesWidget,
  CheckboxWidget,
  SelectWidget,
  TextareaWidget,
} from './widgets.tsx'

/** How RJSF draws: native elements in the console's own look. */
export const theme = {
  templates: {
    ArrayFieldItemTemplate,
    ArrayFieldTemplate,
    BaseInputTemplate,
    FieldErrorTemplate,
    FieldTemplate,
    MultiSchemaFieldTemplate,
    ObjectFieldTemplate,
    UnsupportedFieldTemplate,
    WrapIfAdditionalTemplate,
  },
  widgets: {
    CheckboxesWidget,
    CheckboxWidget,
    PasswordWidget,
    SelectWidget,
    TextareaWidget,
    base64: Base64Widget,
    epochSeconds: EpochSecondsWidget,
  },
} satisfies Pick<FormProps, 'templates' | 'widgets'>
