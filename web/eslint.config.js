import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import typescript from 'typescript-eslint'
import { importDirection } from './lint/importDirection.js'

export default typescript.config(
  { ignores: ['dist/**', 'node_modules/**'] },
  js.configs.recommended,
  ...typescript.configs.strict,
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: typescript.parser } },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    plugins: { kaibo: { rules: { 'import-direction': importDirection } } },
    rules: {
      'kaibo/import-direction': 'error',
      // The type checker knows the names of the browser and of Vue's macros; ESLint would need a list of its own.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'vue/require-default-prop': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      'vue/multi-word-component-names': ['error', { ignores: ['App'] }],
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always', normal: 'never', component: 'always' } }],
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/attributes-order': 'error',
      'vue/no-v-html': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/no-undef-components': ['error', { ignorePatterns: ['RouterLink', 'RouterView'] }],
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] }, allowChildren: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "Literal[value=/[\\u3400-\\u9fff]/]",
          message: 'Words for people stand in src/i18n, so that all three languages have them.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.test.ts', 'src/i18n/**', 'src/domain/format.ts', 'src/domain/locale.ts', 'src/domain/sampleView.ts', 'src/domain/tags.ts', 'src/domain/rundownText.ts', 'src/domain/commentIntent.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['offline/sw.js'],
    languageOptions: { globals: { self: 'readonly', caches: 'readonly', fetch: 'readonly', Request: 'readonly', Response: 'readonly', __SHELL__: 'readonly' } },
  },
  {
    files: ['dev/**', 'lint/**', 'offline/**', '*.js', '*.ts'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', Buffer: 'readonly', URL: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', setTimeout: 'readonly', structuredClone: 'readonly' } },
  },
)
